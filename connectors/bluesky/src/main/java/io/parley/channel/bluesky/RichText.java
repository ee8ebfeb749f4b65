// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** Turns the text of a post into plain text, with the address behind a link where the text does not show it. */
final class RichText {

    private static final String LINK = "app.bsky.richtext.facet#link";

    private RichText() {}

    /** A link, by the bytes of the text that it stands on. */
    private record Link(int start, int end, String address) {

        boolean fits(byte[] text, int from) {
            return start >= from && start < end && end <= text.length && begins(text, start) && begins(text, end);
        }

        /** Whether a character begins there. */
        private static boolean begins(byte[] text, int index) {
            return index == text.length || (text[index] & 0xC0) != 0x80;
        }

        boolean isShownBy(String text) {
            return address.replaceFirst("^https?://", "").equals(text.replaceFirst("^https?://", ""));
        }
    }

    static String plain(JsonNode post) {
        byte[] text = post.path("text").asText("").getBytes(StandardCharsets.UTF_8);
        StringBuilder plain = new StringBuilder();
        int from = 0;
        for (Link link : links(post)) {
            if (link.fits(text, from)) {
                plain.append(slice(text, from, link.end()));
                if (!link.isShownBy(slice(text, link.start(), link.end()))) {
                    plain.append(" (").append(link.address()).append(')');
                }
                from = link.end();
            }
        }
        return plain.append(slice(text, from, text.length)).toString();
    }

    private static String slice(byte[] text, int start, int end) {
        return new String(text, start, end - start, StandardCharsets.UTF_8);
    }

    private static List<Link> links(JsonNode post) {
        return StreamSupport.stream(post.path("facets").spliterator(), false)
                .flatMap(facet -> StreamSupport.stream(facet.path("features").spliterator(), false)
                        .filter(feature -> feature.path("$type").asText().equals(LINK))
                        .map(feature -> new Link(
                                facet.path("index").path("byteStart").asInt(-1),
                                facet.path("index").path("byteEnd").asInt(-1),
                                feature.path("uri").asText())))
                .sorted(Comparator.comparingInt(Link::start))
                .toList();
    }
}
