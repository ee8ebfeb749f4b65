// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.mode.Json;
import io.parley.crm.salesforce.org.Composite;
import io.parley.crm.salesforce.org.Refusals;
import io.parley.spi.SyncException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Opens closed cases in which a customer wrote again. */
final class ClosedCases {

    private final Composite composite;
    private final String status;

    /**
     * Opens cases.
     *
     * @param status what they get; empty if they stay closed
     */
    ClosedCases(Composite composite, String status) {
        this.composite = composite;
        this.status = status;
    }

    /** {@return whether they are opened at all} */
    boolean areOpened() {
        return !status.isEmpty();
    }

    /** {@return the part of a call that finds the closed ones among some cases} */
    ObjectNode query(Collection<String> cases) {
        return composite.query("SELECT Id FROM Case WHERE IsClosed = true AND Id IN " + Composite.quoted(cases), false);
    }

    /** {@return what went wrong, by the ids of the cases that may stay closed; the messages in them stand} */
    Map<String, SyncException> open(JsonNode found, Set<String> wanted) throws InterruptedException {
        try {
            return opened(found, wanted);
        } catch (SyncException.Transient e) {
            return all(wanted, new SyncException.Transient(e.getMessage(), false, e));
        } catch (SyncException e) {
            return all(wanted, e);
        }
    }

    private static Map<String, SyncException> all(Set<String> cases, SyncException reason) {
        return cases.stream().collect(Collectors.toMap(Function.identity(), any -> reason));
    }

    private Map<String, SyncException> opened(JsonNode found, Set<String> wanted)
            throws SyncException, InterruptedException {
        ArrayNode records = JsonNodeFactory.instance.arrayNode();
        for (JsonNode row : Composite.found(found)) {
            String id = row.path("Id").asText();
            if (wanted.contains(id)) {
                records.add(Json.of(Json.CASE).put("id", id).put("Status", status));
            }
        }
        Map<String, SyncException> failures = new HashMap<>();
        if (!records.isEmpty()) {
            JsonNode answer = composite
                    .send(List.of(composite.collection("PATCH", "", records)))
                    .get(0);
            for (int i = 0; i < records.size(); i++) {
                JsonNode errors = Composite.errors(answer, i);
                if (!errors.isEmpty()) {
                    failures.put(records.get(i).path("id").asText(), Refusals.meaningOf(errors));
                }
            }
        }
        return failures;
    }
}
