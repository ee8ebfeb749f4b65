// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.crm.ContactFinder;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmDescription;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Describer;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.FoundContact;
import io.parley.spi.crm.Idempotence;
import io.parley.spi.crm.Previewer;
import io.parley.spi.crm.RecordDescription;
import io.parley.spi.crm.RecordPreview;
import io.parley.spi.crm.Remnant;
import io.parley.spi.crm.ReplySource;
import io.parley.spi.crm.SignReceiver;
import io.parley.spi.crm.Uninstaller;
import io.parley.spi.crm.WriteOutcome;
import io.parley.spi.http.AgentAddress;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Speaks to one sandbox CRM. */
@Component(
        service = CrmAdapter.class,
        configurationPid = "io.parley.crm.sandbox",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SandboxConfiguration.class, factory = true)
public final class SandboxAdapter
        implements ReplySource, SignReceiver, Describer, Previewer, ContactFinder, Uninstaller {

    private static final Duration LONG_POLL = Duration.ofSeconds(20);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 4_000_000;
    private static final int MOST_EVENTS = 1_000;
    private static final CrmDescription DESCRIPTION = CrmDescription.of("sandbox", "Sandbox CRM")
            .maxBatch(200)
            .idempotence(Idempotence.upsertByKey())
            .replyPause(Duration.ofMillis(50))
            .keepsOrder()
            .build();

    private final @Nullable URI endpoint;
    private final String token;
    private final ApiClients clients;
    private final AgentAddress agent;
    private final Duration longPoll;

    /**
     * An adapter as configured.
     *
     * @throws IllegalArgumentException if a value is wrong; the message says what would be right
     */
    @Activate
    public SandboxAdapter(
            SandboxConfiguration configuration, @Reference ApiClients clients, @Reference AgentAddress agent) {
        this(configuration, clients, agent, LONG_POLL);
    }

    SandboxAdapter(SandboxConfiguration configuration, ApiClients clients, AgentAddress agent, Duration longPoll) {
        String address = configuration.endpoint().strip();
        this.endpoint = address.isEmpty() ? null : checked(address);
        this.token = required(configuration._token());
        this.clients = clients;
        this.agent = agent;
        this.longPoll = longPoll;
    }

    @Override
    public CrmDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        JsonNode me = client().send(ApiRequest.get("me").build()).json();
        return AccountInfo.named(me.path("name").asText("Sandbox CRM"))
                .page(address().resolve("/crm"))
                .build();
    }

    @Override
    public List<WriteOutcome> write(List<CrmWrite> batch) throws SyncException, InterruptedException {
        return OutcomeJson.read(batch, sent("batch", batch).path("results"));
    }

    @Override
    public List<RecordDescription> records() throws SyncException, InterruptedException {
        return FieldJson.records(
                client().send(ApiRequest.get("fields").build()).json().path("records"));
    }

    @Override
    public List<List<RecordPreview>> preview(List<CrmWrite> batch) throws SyncException, InterruptedException {
        return FieldJson.previews(batch, sent("preview", batch).path("results"));
    }

    @Override
    public List<List<FoundContact>> find(List<ContactQuestion> questions) throws SyncException, InterruptedException {
        ApiRequest request = ApiRequest.post("find")
                .json(QuestionJson.write(questions))
                .reading()
                .build();
        return QuestionJson.read(questions, client().send(request).json().path("results"));
    }

    private JsonNode sent(String path, List<CrmWrite> batch) throws SyncException, InterruptedException {
        ArrayNode writes = JsonNodeFactory.instance.arrayNode();
        for (CrmWrite write : batch) {
            writes.add(write.accept(new WriteJson()));
        }
        byte[] body = JsonNodeFactory.instance
                .objectNode()
                .<JsonNode>set("writes", writes)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        if (body.length > MOST_BYTES) {
            throw new SyncException.ItemRejected("The batch has " + body.length
                    + " bytes; the sandbox CRM takes at most " + MOST_BYTES + " at once");
        }
        ApiRequest.Builder request = ApiRequest.post(path).body("application/json", body);
        return client().send(
                        path.equals("batch")
                                ? request.build()
                                : request.reading().build())
                .json();
    }

    @Override
    public EventPage events(EventRequest request) throws SyncException, InterruptedException {
        ApiRequest.Builder changes = ApiRequest.get("changes")
                .query("limit", Math.min(request.limit(), MOST_EVENTS))
                .query("waitSeconds", longPoll.toSeconds());
        if (request.after().isPresent()) {
            changes.query("after", request.after().get().tree().path("after").asLong());
        } else {
            changes.query("since", request.since());
        }
        return EventJson.read(client().send(changes.build()).json());
    }

    @Override
    public void customerTypes(CrmRef conversation) throws SyncException, InterruptedException {
        client().send(ApiRequest.post("signs")
                .json(JsonNodeFactory.instance
                        .objectNode()
                        .put("kind", "typing")
                        .put("caseId", conversation.id()))
                .build());
    }

    @Override
    public List<Remnant> remnants() throws SyncException, InterruptedException {
        List<Remnant> remnants = new ArrayList<>();
        for (JsonNode one :
                client().send(ApiRequest.get("remnants").build()).json().path("remnants")) {
            remnants.add(Remnant.removable(
                    one.path("id").asText(),
                    one.path("name").asText(),
                    one.path("count").asLong()));
        }
        return remnants;
    }

    @Override
    public long remove(Remnant remnant) throws SyncException, InterruptedException {
        ObjectNode wish = JsonNodeFactory.instance.objectNode().put("id", remnant.id());
        JsonNode answer = client().send(
                        ApiRequest.post("remnants/removal").json(wish).build())
                .json();
        if (!answer.path("left").isIntegralNumber()) {
            throw new SyncException.Transient("The sandbox CRM did not tell what is left", true, null);
        }
        return answer.path("left").asLong();
    }

    private ApiClient client() {
        URI address = address();
        return clients.open(ApiSettings.endpoint(address)
                .bearer(token)
                .timeout(TIMEOUT)
                .statusRow(new DoorStatus(address))
                .build());
    }

    /** Asked for each time: the agent may learn its own port after the adapter was made. */
    private URI address() {
        return endpoint == null ? URI.create(agent.local() + "/crm/sync") : endpoint;
    }

    private static URI checked(String address) {
        try {
            return ApiSettings.endpoint(URI.create(address)).build().endpoint();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "endpoint must be an address such as http://127.0.0.1:8080/crm/sync, or"
                            + " empty for the sandbox CRM of this agent",
                    e);
        }
    }

    private static String required(@Nullable String token) {
        if (token == null || token.isBlank()) {
            throw new IllegalArgumentException("token is missing; for the sandbox CRM of this agent put \".token\":"
                    + " \"$[secret:sandbox-token]\" into the configuration");
        }
        return token.strip();
    }
}
