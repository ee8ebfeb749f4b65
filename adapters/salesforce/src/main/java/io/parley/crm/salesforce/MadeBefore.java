// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static io.parley.crm.salesforce.RecordJson.KEY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds records that an earlier try made without this being known. */
final class MadeBefore {

    private static final int MOST_KEYS = 100;

    private final Composite composite;

    MadeBefore(Composite composite) {
        this.composite = composite;
    }

    /** {@return the ids of records by their keys, of which there are at most 200} */
    Map<String, String> byKey(String type, List<String> keys) throws SyncException, InterruptedException {
        List<ObjectNode> queries = new ArrayList<>();
        for (List<String> some : Composite.slices(keys, MOST_KEYS)) {
            queries.add(composite.query(
                    "SELECT Id, " + KEY + " FROM " + type + " WHERE " + KEY + " IN " + Composite.quoted(some), false));
        }
        Map<String, String> ids = new HashMap<>();
        for (JsonNode answer : composite.send(queries)) {
            for (JsonNode row : Composite.found(answer)) {
                ids.put(row.path(KEY).asText(), row.path("Id").asText());
            }
        }
        return ids;
    }

    /** {@return the comments that are notes in doubt, by the notes' keys; the newest 200 comments are looked at} */
    Map<String, CrmRef> notes(List<CrmWrite.PutNote> doubtful) throws SyncException, InterruptedException {
        Map<String, CrmRef> found = new HashMap<>();
        if (!doubtful.isEmpty()) {
            String soql = "SELECT Id, CommentBody FROM CaseComment WHERE ParentId IN "
                    + Composite.quoted(doubtful.stream()
                            .flatMap(note -> note.conversation().ref().stream())
                            .map(CrmRef::id)
                            .collect(Collectors.toSet()))
                    + " ORDER BY CreatedDate DESC LIMIT 200";
            JsonNode answer =
                    composite.send(List.of(composite.query(soql, false))).get(0);
            for (JsonNode comment : Composite.found(answer)) {
                String text = comment.path("CommentBody").asText().strip();
                doubtful.stream()
                        .filter(note -> text.endsWith(RecordJson.marker(note.key())))
                        .forEach(note -> found.put(
                                note.key(),
                                new CrmRef(
                                        RecordJson.COMMENT, comment.path("Id").asText())));
            }
        }
        return found;
    }
}
