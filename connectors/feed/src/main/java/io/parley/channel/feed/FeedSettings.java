// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that was looked through.
 *
 * @param url where the posts are
 * @param commentsUrl where the comments are
 * @param maxBytes largest document in bytes
 */
record FeedSettings(URI url, Optional<URI> commentsUrl, int maxBytes) {

    private static final int MOST_MEGABYTES = 50;
    private static final int BYTES_A_MEGABYTE = 1_000_000;

    static FeedSettings of(FeedConfiguration configuration) {
        int megabytes = configuration.maxMegabytes();
        if (megabytes < 1 || megabytes > MOST_MEGABYTES) {
            throw new IllegalArgumentException(
                    "maxMegabytes must be 1 to " + MOST_MEGABYTES + " megabytes, not " + megabytes);
        }
        String comments = configuration.commentsUrl();
        return new FeedSettings(
                address("url", configuration.url()),
                comments == null || comments.isBlank()
                        ? Optional.empty()
                        : Optional.of(address("commentsUrl", comments)),
                megabytes * BYTES_A_MEGABYTE);
    }

    private static URI address(String name, @Nullable String value) {
        String wanted = name + " must be the http or https address of a feed, such as https://example.org/feed/";
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(wanted);
        }
        URI address;
        try {
            address = URI.create(value.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wanted + "; the one given cannot be read: " + e.getMessage(), e);
        }
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null) {
            throw new IllegalArgumentException(wanted);
        }
        if (address.getUserInfo() != null) {
            throw new IllegalArgumentException(name + " must not contain a user name or a password");
        }
        return address;
    }
}
