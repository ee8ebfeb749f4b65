// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** What the lexicons of posts and of direct messages demand. */
final class RecordRules {

    static final String POST = "app.bsky.feed.post";

    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final int MOST_GRAPHEMES = 300;
    private static final int MOST_BYTES = 3_000;
    private static final int MOST_GRAPHEMES_OF_A_MESSAGE = 1_000;
    private static final int MOST_BYTES_OF_A_MESSAGE = 10_000;

    private RecordRules() {}

    static void check(JsonNode record) {
        demand(record.path("$type").asText().equals(POST), "expected " + POST + " at $.record.$type");
        demand(record.path("text").isTextual(), "must have the property \"text\" at $.record");
        checkText(record.path("text").asText(), MOST_GRAPHEMES, MOST_BYTES);
        try {
            OffsetDateTime.parse(record.path("createdAt").asText());
        } catch (DateTimeException e) {
            throw invalid("Invalid datetime at $.record.createdAt");
        }
        for (JsonNode facet : record.path("facets")) {
            checkFacet(facet);
        }
        if (record.has("reply")) {
            checkReference(record.path("reply").path("root"), "root");
            checkReference(record.path("reply").path("parent"), "parent");
        }
    }

    /** What the lexicon of direct messages demands. */
    static void checkMessage(JsonNode message) {
        demand(message.path("text").isTextual(), "must have the property \"text\" at $.message");
        checkText(message.path("text").asText(), MOST_GRAPHEMES_OF_A_MESSAGE, MOST_BYTES_OF_A_MESSAGE);
        for (JsonNode facet : message.path("facets")) {
            checkFacet(facet);
        }
    }

    private static void checkText(String text, int mostGraphemes, int mostBytes) {
        long graphemes = GRAPHEME.matcher(text).results().count();
        demand(
                graphemes <= mostGraphemes,
                "grapheme too big (maximum " + mostGraphemes + ", got " + graphemes + ") at text");
        demand(text.getBytes(StandardCharsets.UTF_8).length <= mostBytes, "string too big at text");
    }

    private static void checkFacet(JsonNode facet) {
        JsonNode index = facet.path("index");
        demand(index.path("byteStart").isInt() && index.path("byteStart").asInt() >= 0, "byteStart of a facet");
        demand(index.path("byteEnd").isInt() && index.path("byteEnd").asInt() >= 0, "byteEnd of a facet");
        demand(facet.path("features").isArray(), "features of a facet");
        for (JsonNode feature : facet.path("features")) {
            switch (feature.path("$type").asText()) {
                case "app.bsky.richtext.facet#mention" ->
                    demand(feature.path("did").asText().startsWith("did:"), "did of a mention");
                case "app.bsky.richtext.facet#link" ->
                    demand(feature.path("uri").asText().contains(":"), "uri of a link");
                default -> demand(feature.has("$type"), "$type of a feature");
            }
        }
    }

    private static void checkReference(JsonNode reference, String name) {
        demand(reference.path("uri").asText().startsWith("at://"), "uri at $.record.reply." + name);
        demand(reference.path("cid").asText().startsWith("bafy"), "cid at $.record.reply." + name);
    }

    private static void demand(boolean right, String what) {
        if (!right) {
            throw invalid(what);
        }
    }

    private static Refusal invalid(String what) {
        return Refusal.invalid("Invalid record: " + what);
    }
}
