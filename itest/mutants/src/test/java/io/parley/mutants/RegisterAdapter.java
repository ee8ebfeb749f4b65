// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.AccountInfo;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmDescription;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.Idempotence;
import io.parley.spi.crm.WriteOutcome;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The good adapter to the {@link Register}. */
record RegisterAdapter(ApiClient client) {

    /** All it can do, each part to be replaced by a worse one. */
    AdapterParts parts() {
        return new AdapterParts(
                () -> CrmDescription.of("register", "Register")
                        .maxBatch(31)
                        .idempotence(Idempotence.upsertByKey())
                        .build(),
                this::check,
                this::write,
                this::events,
                () -> "RegisterAdapter");
    }

    private AccountInfo check() throws SyncException, InterruptedException {
        JsonNode me = client.send(ApiRequest.get("/me").build()).json();
        if (!me.path("mayWrite").asBoolean()) {
            throw new SyncException.Permanent("the token may not write: make one that may");
        }
        return AccountInfo.named(me.path("name").asText()).build();
    }

    private List<WriteOutcome> write(List<CrmWrite> batch) throws SyncException, InterruptedException {
        ObjectNode wish = JsonNodeFactory.instance.objectNode();
        batch.forEach(write -> wish.withArray("/writes").add(write.accept(new RegisterWrite())));
        JsonNode results =
                client.send(ApiRequest.post("/batch").json(wish).build()).json().path("results");
        if (results.size() != batch.size()) {
            throw new SyncException.Transient("the register did not tell what became of the batch", true, null);
        }
        List<WriteOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            outcomes.add(outcome(results.path(i), batch.get(i).kind()));
        }
        return outcomes;
    }

    private static WriteOutcome outcome(JsonNode result, CrmWrite.Kind kind) {
        return switch (result.path("error").asText()) {
            case "" -> new WriteOutcome.Done(ref(kind.name(), result.path("id").asText()));
            case "gone" -> new WriteOutcome.Failed(new SyncException.RecordGone("the record is no longer there"));
            default ->
                new WriteOutcome.Failed(new SyncException.ItemRejected(
                        "the register refuse it: " + result.path("error").asText()));
        };
    }

    private EventPage events(EventRequest request) throws SyncException, InterruptedException {
        int last = request.after().map(cursor -> cursor.tree().asInt()).orElse(0);
        JsonNode answer = client.send(ApiRequest.get("/events")
                        .query("after", last)
                        .query("since", request.since())
                        .query("limit", request.limit())
                        .build())
                .json();
        if (!answer.path("events").isArray()) {
            throw new SyncException.Transient("the register tell no events", false, null);
        }
        List<CrmEvent> events = new ArrayList<>();
        for (JsonNode event : answer.path("events")) {
            last = event.path("number").asInt();
            Instant at = Instant.parse(event.path("at").asText());
            switch (event.path("what").asText()) {
                case "answer" ->
                    events.add(new CrmEvent.ReplyWritten(
                            ref("comment", event.path("record").asText()),
                            ref("conversation", event.path("case").asText()),
                            event.path("text").asText(),
                            at));
                case "closed", "opened" ->
                    events.add(new CrmEvent.ConversationClosed(
                            ref("conversation", event.path("case").asText()),
                            event.path("what").asText().equals("closed"),
                            at));
                case "merged" ->
                    events.add(new CrmEvent.RecordsMerged(
                            ref("contact", event.path("survivor").asText()),
                            ref("contact", event.path("loser").asText())));
                default -> {
                    // A remark is for colleagues, and the rest was written here.
                }
            }
        }
        return new EventPage(
                events,
                Cursor.of(JsonNodeFactory.instance.numberNode(last)),
                answer.path("more").asBoolean());
    }

    static CrmRef ref(String type, String id) {
        return new CrmRef(type.toLowerCase(Locale.ROOT), id);
    }
}
