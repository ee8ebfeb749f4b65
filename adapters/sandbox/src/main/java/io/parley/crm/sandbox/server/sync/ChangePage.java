// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.sandbox.server.records.Change;
import io.parley.crm.sandbox.server.web.Json;
import io.parley.crm.sandbox.server.web.Times;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of what people did.
 *
 * @param changes oldest first
 * @param next behind which sequence to read on
 * @param more whether there is something behind it now
 */
record ChangePage(List<Change> changes, long next, boolean more) {

    private static final int MOST_CHARACTERS = 500_000;

    /** As much as was asked for, and not more text than fits into one answer. */
    static ChangePage of(List<Change> found, ChangeFeed.Place place) {
        List<Change> taken = new ArrayList<>();
        int characters = 0;
        for (Change change : found) {
            characters += change.text() == null ? 0 : change.text().length();
            if (taken.size() == place.limit() || (characters > MOST_CHARACTERS && !taken.isEmpty())) {
                break;
            }
            taken.add(change);
        }
        long next =
                taken.isEmpty() ? place.after() : taken.get(taken.size() - 1).seq();
        return new ChangePage(taken, next, taken.size() < found.size());
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("changes");
        changes.forEach(change -> fill(list.addObject(), change));
        return json.put("next", next).put("more", more);
    }

    private static JsonNode attachments(Change change) {
        try {
            return change.attachments() == null ? Json.list() : Json.parse(change.attachments());
        } catch (IOException e) {
            throw new UncheckedIOException("attachments are stored as JSON", e);
        }
    }

    private static void fill(ObjectNode json, Change change) {
        json.put("seq", change.seq());
        switch (change.kind()) {
            case COMMENT ->
                json.put("kind", "comment")
                        .put("id", Long.toString(change.entry()))
                        .put("caseId", Long.toString(change.caseId()))
                        .put("text", change.text())
                        .set("attachments", attachments(change));
            case WITHDRAWAL -> json.put("kind", "withdrawal").put("id", Long.toString(change.entry()));
            case STATUS ->
                json.put("kind", "status")
                        .put("caseId", Long.toString(change.caseId()))
                        .put("closed", change.closed());
            case MERGE ->
                json.put("kind", "merge")
                        .put("survivor", Long.toString(change.survivor()))
                        .put("loser", Long.toString(change.loser()));
        }
        json.put("at", Times.iso(change.at()));
    }
}
