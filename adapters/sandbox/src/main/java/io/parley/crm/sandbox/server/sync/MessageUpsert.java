// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.parley.crm.sandbox.server.records.Entry;
import io.parley.crm.sandbox.server.records.Entry.Origin;
import io.parley.crm.sandbox.server.records.Refusal;
import io.parley.crm.sandbox.server.records.Timeline;
import io.parley.crm.sandbox.server.records.Tx;
import io.parley.crm.sandbox.server.web.Fields;
import io.parley.crm.sandbox.server.web.Json;
import io.parley.crm.sandbox.server.web.Texts;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands in cases: messages, their removal, notes. */
final class MessageUpsert {

    private static final int LONGEST_TEXT = 200_000;
    private static final int MOST_ATTACHMENTS = 100;

    private final Timeline timeline;
    private final Parents parents;

    MessageUpsert(Tx tx, Parents parents) {
        this.timeline = new Timeline(tx);
        this.parents = parents;
    }

    long put(String key, Fields write) throws SQLException {
        long revision = write.whole("revision", 1);
        if (timeline.idOf(key).isEmpty()) {
            Parents.mustBeNew(write, "message");
        }
        Entry message = new Entry(
                0,
                parents.caseFile(write),
                Origin.MESSAGE,
                Objects.requireNonNullElse(write.optional("from", 500), "(no name)"),
                Objects.requireNonNullElse(write.optional("text", LONGEST_TEXT), ""),
                inbound(write),
                true,
                write.instant("at"),
                false,
                write.link("url"),
                rating(write.node("rating")),
                attachments(write.node("attachments")));
        return timeline.message(key, revision, message, write.node("reopens").asBoolean(true));
    }

    long remove(String key, Fields write) throws SQLException {
        parents.caseFile(write);
        return timeline.removed(key);
    }

    long note(String key, Fields write) throws SQLException {
        return timeline.note(key, parents.caseFile(write), write.text("text", LONGEST_TEXT));
    }

    private static boolean inbound(Fields write) {
        return switch (write.text("direction", 20)) {
            case "inbound" -> true;
            case "outbound" -> false;
            default -> throw Refusal.invalid("direction must be inbound or outbound.");
        };
    }

    private static @Nullable String rating(JsonNode rating) {
        if (!rating.path("value").isNumber() || !rating.path("best").isNumber()) {
            return null;
        }
        return String.format(
                Locale.ROOT,
                "%s of %s",
                number(rating.path("value").doubleValue()),
                number(rating.path("best").doubleValue()));
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    /** Those that lead to the web, with a label of bounded length. */
    private static @Nullable String attachments(JsonNode given) {
        ArrayNode kept = Json.list();
        for (int i = 0; i < Math.min(given.size(), MOST_ATTACHMENTS); i++) {
            Fields attachment = new Fields(given.path(i));
            String url = attachment.link("url");
            if (url != null) {
                String label = given.path(i).path("label").asText("file");
                kept.addObject().put("url", url).put("label", Texts.cut(label, 200));
            }
        }
        return kept.isEmpty() ? null : kept.toString();
    }
}
