// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.fuzz.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Lists of feeds, and what sites say to robots. */
public final class FeedListTarget implements Target {

    private static final URI BASE = URI.create("https://example.org/");

    @Override
    public void read(byte[] input) {
        try {
            Opml.feeds(input, "text/xml", BASE);
        } catch (UnreadableFeedException e) {
            // It says what is wrong.
        }
        Robots.of(new String(input, StandardCharsets.UTF_8)).allow("/feed?page=1");
    }
}
