// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.sandbox.server.records.Refusal;
import io.parley.crm.sandbox.server.records.Tx;
import io.parley.crm.sandbox.server.web.Json;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Carries out a batch in a transaction that is taken back, and tells how each record stood before and after its write. */
final class BatchPreview {

    private final Snapshots snapshots;
    private final BatchWriter writer;

    BatchPreview(Tx tx) {
        snapshots = new Snapshots(tx);
        writer = new BatchWriter(tx);
    }

    ArrayNode of(JsonNode writes) throws SQLException {
        ArrayNode results = Json.list();
        for (JsonNode write : writes) {
            OptionalLong known = snapshots.idOf(write);
            ObjectNode before = known.isPresent() ? beforeOf(write, known.getAsLong()) : Json.object();
            JsonNode outcome = writer.write(Json.list().add(write)).path(0);
            ObjectNode result = results.addObject();
            result.set("key", write.path("key"));
            if (outcome.path("status").asText().equals("done")) {
                result.set("type", outcome.path("type"));
                if (known.isPresent()) {
                    result.set("id", outcome.path("id"));
                }
                result.set("before", before);
                result.set("after", snapshots.of(write, outcome.path("id").asLong()));
            }
        }
        return results;
    }

    /** A record that is gone has stood there as nothing; its write is refused. */
    private ObjectNode beforeOf(JsonNode write, long id) throws SQLException {
        try {
            return snapshots.of(write, id);
        } catch (Refusal gone) {
            return Json.object().put("gone", gone.sentence());
        }
    }
}
