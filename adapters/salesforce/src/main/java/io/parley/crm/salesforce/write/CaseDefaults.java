// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.mode.Json;
import io.parley.crm.salesforce.org.OrgSchema;
import io.parley.spi.SyncException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What new cases have besides; each may be empty.
 *
 * @param priority a value of that picklist
 * @param queue the developer name of the queue that owns them
 * @param recordType the developer name of their record type
 */
public record CaseDefaults(String priority, String queue, String recordType) {

    /** Demands that the org has what is configured. */
    void demand(OrgSchema schema) throws SyncException {
        if (!queue.isEmpty() && !schema.queues().containsKey(queue)) {
            throw unknown("queue", queue, schema.queues());
        }
        if (!recordType.isEmpty() && recordTypeId(schema).isEmpty()) {
            throw unknown(
                    "record type",
                    recordType,
                    schema.object(Json.CASE).map(object -> object.recordTypes()).orElse(Map.of()));
        }
    }

    /** Fills a new case. */
    void fill(ObjectNode json, OrgSchema schema) {
        if (!priority.isEmpty()) {
            json.put("Priority", priority);
        }
        Optional.ofNullable(schema.queues().get(queue)).ifPresent(id -> json.put("OwnerId", id));
        recordTypeId(schema).ifPresent(id -> json.put("RecordTypeId", id));
    }

    private Optional<String> recordTypeId(OrgSchema schema) {
        return schema.object(Json.CASE).map(object -> object.recordTypes().get(recordType));
    }

    private static SyncException unknown(String what, String name, Map<String, String> known) {
        return new SyncException.Permanent(
                "Salesforce shows Parley no " + what + " with the developer name " + name + ", but "
                        + (known.isEmpty() ? "none at all" : String.join(", ", new TreeSet<>(known.keySet()))) + ".");
    }
}
