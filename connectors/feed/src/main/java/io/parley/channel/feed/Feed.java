// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One feed of many.
 *
 * @param key what tells it from all others; stays the same for ever
 * @param address as it was named
 * @param trusted whether a person named it here, so that it may be within the own network
 * @param post the entry whose comments it holds; null if it is a feed of posts
 */
record Feed(
        String key, URI address, boolean trusted, @Nullable Post post) {

    private static final int KEY = 22;

    /**
     * The post that comments stand under.
     *
     * @param id of its entry
     * @param page where people read it, as written
     * @param comments how many there are; -1 if nobody says
     */
    record Post(String id, @Nullable String page, int comments) {}

    static Feed of(URI address, boolean trusted) {
        return new Feed(key(address), address, trusted, null);
    }

    /** The comments on a post, at the host of its feed. */
    static Feed ofComments(URI address, Post post) {
        return new Feed(key(address), address, true, post);
    }

    private static String key(URI address) {
        return Fingerprint.of(Stream.of(address.toString())).substring(0, KEY);
    }

    String host() {
        return Hosts.origin(address);
    }
}
