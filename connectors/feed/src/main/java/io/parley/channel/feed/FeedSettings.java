// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that was looked through.
 *
 * @param url where the posts are; empty if there is a list
 * @param commentsUrl where the comments are
 * @param urls a list of feeds
 * @param opml where more of them are
 * @param includeWords of which an entry must have one
 * @param excludeWords of which it must have none
 * @param maxBytes largest document in bytes
 */
record FeedSettings(
        Optional<URI> url,
        Optional<URI> commentsUrl,
        List<URI> urls,
        Optional<String> opml,
        List<String> includeWords,
        List<String> excludeWords,
        int maxBytes) {

    private static final int MOST_MEGABYTES = 50;
    private static final int BYTES_A_MEGABYTE = 1_000_000;
    private static final int MOST_WORDS = 1_000;
    private static final String OF_FEED = "of a feed, such as https://example.org/feed/";

    static FeedSettings of(FeedConfiguration configuration) {
        int megabytes = configuration.maxMegabytes();
        if (megabytes < 1 || megabytes > MOST_MEGABYTES) {
            throw new IllegalArgumentException(
                    "maxMegabytes must be 1 to " + MOST_MEGABYTES + " megabytes, not " + megabytes);
        }
        List<URI> urls = new ArrayList<>();
        for (String url : said(configuration.urls())) {
            urls.add(address("urls", url, OF_FEED));
        }
        Optional<String> opml = said(configuration.opml());
        opml.filter(Links::isWeb).ifPresent(address -> address("opml", address, "of an OPML"));
        boolean list = !urls.isEmpty() || opml.isPresent();
        if (list
                && (said(configuration.url()).isPresent()
                        || said(configuration.commentsUrl()).isPresent())) {
            throw new IllegalArgumentException(
                    "An account has either url, with or without commentsUrl, or a list in urls or opml");
        }
        return new FeedSettings(
                list ? Optional.empty() : Optional.of(address("url", configuration.url(), OF_FEED)),
                said(configuration.commentsUrl()).map(url -> address("commentsUrl", url, OF_FEED)),
                List.copyOf(urls),
                opml,
                words("includeWords", configuration.includeWords()),
                words("excludeWords", configuration.excludeWords()),
                megabytes * BYTES_A_MEGABYTE);
    }

    private static List<String> words(String name, String @Nullable [] values) {
        List<String> words = said(values);
        if (words.size() > MOST_WORDS) {
            throw new IllegalArgumentException(name + " may have " + MOST_WORDS + " words, not " + words.size());
        }
        return words;
    }

    private static Optional<String> said(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static List<String> said(String @Nullable [] values) {
        return values == null
                ? List.of()
                : Stream.of(values)
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList();
    }

    static URI address(String name, @Nullable String value, String what) {
        String wanted = name + " must be the http or https address " + what;
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
