// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.sandbox.server.records.Entry;
import io.parley.crm.sandbox.server.records.Entry.Origin;
import io.parley.crm.sandbox.server.web.Json;
import io.parley.crm.sandbox.server.web.Links;
import io.parley.crm.sandbox.server.web.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a timeline as pages show it.
 *
 * @param id the CRM's number
 * @param side how it is set: inbound, outbound or internal
 * @param author who said it
 * @param label what it is, for who cannot see how it is set
 * @param face stands for a picture
 * @param text as people read it
 * @param shortened whether the text is longer than shown
 * @param removed whether it is no longer there on the channel
 * @param answer whether a rep wrote it for the customer, and may still take it back
 * @param at when it was said
 * @param url where it can be read, safe to follow
 * @param rating stars in words
 * @param attachments safe to follow
 * @param added what stands in fields that people have added
 */
record EntryView(
        long id,
        String side,
        String author,
        String label,
        Face face,
        String text,
        boolean shortened,
        boolean removed,
        boolean answer,
        Moment at,
        @Nullable String url,
        @Nullable String rating,
        List<Attached> attachments,
        List<Added> added) {

    private static final int LONGEST = 20_000;

    /**
     * A file that belongs to a message.
     *
     * @param url safe to follow
     * @param label for people
     */
    record Attached(String url, String label) {}

    static EntryView of(Entry entry, List<Added> added, Instant now) {
        String text = entry.shown();
        boolean shortened = text.length() > LONGEST;
        return new EntryView(
                entry.id(),
                entry.inbound() ? "inbound" : entry.forCustomer() ? "outbound" : "internal",
                entry.author(),
                label(entry),
                Face.of(entry.author()),
                Texts.cut(text, LONGEST),
                shortened,
                entry.removed(),
                entry.origin() == Origin.COMMENT && entry.forCustomer(),
                Moment.of(entry.at(), now),
                Links.safe(entry.url()).orElse(null),
                entry.rating(),
                attached(entry.attachments()),
                added);
    }

    private static String label(Entry entry) {
        if (entry.origin() == Origin.NOTE) {
            return "Note from the agent";
        }
        if (!entry.forCustomer()) {
            return "Internal note";
        }
        if (entry.inbound()) {
            return "Customer";
        }
        return entry.origin() == Origin.COMMENT ? "To the customer" : "Answered on the channel";
    }

    private static List<Attached> attached(@Nullable String stored) {
        List<Attached> found = new ArrayList<>();
        if (stored == null) {
            return found;
        }
        try {
            for (JsonNode attachment : Json.parse(stored)) {
                Links.safe(attachment.path("url").asText())
                        .ifPresent(url -> found.add(
                                new Attached(url, attachment.path("label").asText("file"))));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("attachments are stored as JSON", e);
        }
    }
}
