// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.WriteOutcome;
import java.util.ArrayList;
import java.util.List;

/** Outcomes as the door tells them. */
final class OutcomeJson {

    private OutcomeJson() {}

    static List<WriteOutcome> read(List<CrmWrite> batch, JsonNode results) throws SyncException {
        List<WriteOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            JsonNode result = results.path(i);
            if (!result.path("key").asText().equals(batch.get(i).key())) {
                throw new SyncException.Transient(
                        "The sandbox CRM did not tell what became of " + batch.get(i), true, null);
            }
            outcomes.add(outcome(result));
        }
        return outcomes;
    }

    private static WriteOutcome outcome(JsonNode result) {
        return switch (result.path("status").asText()) {
            case "done" ->
                new WriteOutcome.Done(new CrmRef(
                        result.path("type").asText(), result.path("id").asText()));
            case "notAttempted" ->
                new WriteOutcome.NotAttempted(result.path("cause").asText());
            default ->
                new WriteOutcome.Failed(new SyncException.ItemRejected(
                        "The sandbox CRM refused it: " + result.path("error").asText("no reason given")));
        };
    }
}
