// SPDX-License-Identifier: Apache-2.0
package io.parley.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.spi.AccountInfo;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder;
import io.parley.spi.channel.StreamListener;
import io.parley.spi.channel.StreamReader;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.EventListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Reads one account of the simulated channel, and answers there. */
@Component(
        service = ChannelConnector.class,
        configurationPid = "io.parley.channel.rig",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RigChannelConfiguration.class, factory = true)
public final class RigConnector implements PageReader, StreamReader, SentFinder {

    private static final Duration MOST_SILENCE = Duration.ofSeconds(30);

    private final RigItems items;
    private final ApiClient client;
    private final boolean polled;
    private final boolean streamed;
    private final Repeat repeat;

    /** Made by the container. */
    @Activate
    public RigConnector(
            RigChannelConfiguration configuration, Map<String, Object> properties, @Reference ApiClients clients) {
        items = new RigItems(String.valueOf(properties.get(ACCOUNT_ID)));
        client = RigClient.open(clients, configuration.endpoint());
        polled = configuration.polled();
        streamed = configuration.streamed();
        Duration bound = Duration.ofSeconds(configuration.boundSeconds());
        repeat = switch (Repeat.Kind.valueOf(configuration.repeat())) {
            case SAFE -> Repeat.safe(bound);
            case SEARCHABLE -> Repeat.searchable(bound);
            case UNSAFE -> Repeat.unsafe();
        };
    }

    @Override
    public ChannelDescription describe() {
        ChannelDescription.Builder description = ChannelDescription.of("rig", "Rig");
        return (polled ? description.stream("events", Duration.ofSeconds(1)) : description).build();
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        JsonNode name = client.send(ApiRequest.get("/name").build()).json();
        return AccountInfo.named(name.path("name").asText())
                .profile(items.idOf(name.path("person").asText()))
                .build();
    }

    @Override
    public Page pull(PullRequest request) throws SyncException, InterruptedException {
        int after = request.after().map(cursor -> cursor.tree().asInt()).orElse(0);
        JsonNode answer = client.send(ApiRequest.get("/events")
                        .query("after", after)
                        .query("limit", request.limit())
                        .build())
                .json();
        Page.Builder page = Page.builder().more(answer.path("more").asBoolean());
        for (JsonNode item : answer.path("events")) {
            page.read(item.path("id").asText(), item, () -> items.read(item));
        }
        return page.build(Cursor.of(
                JsonNodeFactory.instance.numberNode(answer.path("next").asInt())));
    }

    @Override
    public void listen(StreamListener listener) throws SyncException, InterruptedException {
        if (!streamed) {
            throw new SyncException.RecordGone("This account has no stream");
        }
        client.listen(ApiRequest.get("/stream").build(), MOST_SILENCE, new EventListener() {
            @Override
            public void opened() {
                listener.connected();
            }

            @Override
            public void event(String name, String data) {
                listener.news();
            }
        });
    }

    @Override
    public Repeat repeat() {
        return repeat;
    }

    @Override
    public SendReceipt send(Reply reply) throws SyncException, InterruptedException {
        return receipt(client.send(ApiRequest.post("/posts")
                        .json(JsonNodeFactory.instance
                                .objectNode()
                                .put("key", reply.key())
                                .put("conversation", reply.conversation().id().id())
                                .put("inReplyTo", reply.inReplyTo().id().id())
                                .put("text", reply.text()))
                        .build())
                .json());
    }

    @Override
    public List<Sent> sentSince(Reply reply, Instant since) throws SyncException, InterruptedException {
        JsonNode posts = client.send(ApiRequest.get("/posts")
                        .query("under", reply.inReplyTo().id().id())
                        .query("since", since.toEpochMilli())
                        .build())
                .json();
        List<Sent> sent = new ArrayList<>();
        posts.forEach(post -> sent.add(new Sent(receipt(post), post.path("text").asText())));
        return sent;
    }

    private SendReceipt receipt(JsonNode post) {
        return new SendReceipt(
                items.idOf(post.path("id").asText()),
                Instant.parse(post.path("at").asText()),
                null);
    }
}
