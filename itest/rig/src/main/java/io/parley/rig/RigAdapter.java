// SPDX-License-Identifier: Apache-2.0
package io.parley.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.AccountInfo;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmDescription;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.Idempotence;
import io.parley.spi.crm.ReplySource;
import io.parley.spi.crm.WriteOutcome;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Writes into the simulated CRM, and reads what its people did. */
@Component(
        service = CrmAdapter.class,
        configurationPid = "io.parley.crm.rig",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RigCrmConfiguration.class, factory = true)
public final class RigAdapter implements ReplySource {

    private static final RigWrites WORDS = new RigWrites();

    private final ApiClient client;
    private final int batchSize;
    private final int recordsACall;
    private final int batchesInFlight;
    private final Idempotence idempotence;
    private final boolean keepsOrder;

    /** Made by the container. */
    @Activate
    public RigAdapter(RigCrmConfiguration configuration, @Reference ApiClients clients) {
        client = RigClient.open(clients, configuration.endpoint());
        batchSize = configuration.batchSize();
        recordsACall = configuration.recordsACall();
        batchesInFlight = configuration.batchesInFlight();
        keepsOrder = configuration.keepsOrder();
        idempotence = switch (Idempotence.Kind.valueOf(configuration.idempotence())) {
            case UPSERT_BY_KEY -> Idempotence.upsertByKey();
            case READ_BACK -> Idempotence.readBack(Duration.ofSeconds(configuration.visibleAfterSeconds()));
            default -> throw new IllegalArgumentException("idempotence must be UPSERT_BY_KEY or READ_BACK");
        };
    }

    @Override
    public CrmDescription describe() {
        CrmDescription.Builder description = CrmDescription.of("rig", "Rig")
                .maxBatch(batchSize)
                .batchesInFlight(batchesInFlight)
                .idempotence(idempotence);
        return (keepsOrder ? description.keepsOrder() : description).build();
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        return AccountInfo.named(client.send(ApiRequest.get("/name").build())
                        .json()
                        .path("name")
                        .asText())
                .build();
    }

    @Override
    public List<WriteOutcome> write(List<CrmWrite> batch) throws SyncException, InterruptedException {
        List<ObjectNode> writes = new ArrayList<>();
        ArrayNode doubtful = JsonNodeFactory.instance.arrayNode();
        for (CrmWrite write : batch) {
            ObjectNode words = write.accept(WORDS);
            writes.add(words);
            if (write.inDoubt() && write.ref().isEmpty()) {
                doubtful.add(words);
            }
        }
        if (idempotence.kind() == Idempotence.Kind.READ_BACK && !doubtful.isEmpty()) {
            readBack(doubtful);
        }
        List<WriteOutcome> result = new ArrayList<>();
        while (result.size() < writes.size()) {
            List<ObjectNode> call =
                    writes.subList(result.size(), Math.min(writes.size(), result.size() + recordsACall));
            try {
                call(call).forEach(outcome -> result.add(outcome(outcome)));
            } catch (SyncException e) {
                if (result.isEmpty()) {
                    throw e;
                }
                call.forEach(write -> result.add(new WriteOutcome.Failed(e)));
                writes.subList(result.size(), writes.size())
                        .forEach(write -> result.add(new WriteOutcome.NotAttempted("the call before it failed")));
            }
        }
        return result;
    }

    private JsonNode call(List<ObjectNode> writes) throws SyncException, InterruptedException {
        ArrayNode body = JsonNodeFactory.instance.arrayNode(writes.size()).addAll(writes);
        return client.send(ApiRequest.post("/batch").json(body).build()).json();
    }

    private void readBack(ArrayNode doubtful) throws SyncException, InterruptedException {
        JsonNode refs = client.send(
                        ApiRequest.post("/search").json(doubtful).reading().build())
                .json();
        for (int i = 0; i < doubtful.size(); i++) {
            if (refs.path(i).isTextual()) {
                ((ObjectNode) doubtful.get(i)).put("ref", refs.get(i).asText());
            }
        }
    }

    private static WriteOutcome outcome(JsonNode outcome) {
        String text = outcome.path("detail").asText();
        return switch (outcome.path("status").asText()) {
            case "done" -> new WriteOutcome.Done(ref(outcome, "record"));
            case "locked" -> new WriteOutcome.Failed(new SyncException.Transient(text, false, null));
            case "rejected" -> new WriteOutcome.Failed(new SyncException.ItemRejected(text));
            case "gone" -> new WriteOutcome.Failed(new SyncException.RecordGone(text));
            case "dragged" -> new WriteOutcome.NotAttempted(text);
            default -> throw new IllegalStateException("the rig answered " + outcome);
        };
    }

    @Override
    public EventPage events(EventRequest request) throws SyncException, InterruptedException {
        int after = request.after().map(cursor -> cursor.tree().asInt()).orElse(0);
        JsonNode answer = client.send(ApiRequest.get("/events")
                        .query("after", after)
                        .query("limit", request.limit())
                        .build())
                .json();
        List<CrmEvent> events = new ArrayList<>();
        answer.path("events").forEach(event -> events.add(event(event)));
        return new EventPage(
                events,
                Cursor.of(
                        JsonNodeFactory.instance.numberNode(answer.path("next").asInt())),
                answer.path("more").asBoolean());
    }

    private static CrmEvent event(JsonNode event) {
        Instant at = Instant.parse(event.path("at").asText());
        return switch (event.path("kind").asText()) {
            case "reply" ->
                new CrmEvent.ReplyWritten(
                        ref(event, "record"),
                        ref(event, "case"),
                        event.path("text").asText(),
                        at);
            case "closed" ->
                new CrmEvent.ConversationClosed(
                        ref(event, "case"), event.path("closed").asBoolean(), at);
            case "merged" -> new CrmEvent.RecordsMerged(ref(event, "survivor"), ref(event, "loser"));
            default -> throw new IllegalStateException("the rig told " + event);
        };
    }

    /** The simulated CRM writes a record as {@code type:number}. */
    private static CrmRef ref(JsonNode json, String field) {
        String id = json.path(field).asText();
        return new CrmRef(id.substring(0, id.indexOf(':')), id);
    }
}
