// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.model.ExternalId;
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
import io.parley.spi.channel.ReplySender;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Reads lines {@code {"lines": [{"id", "text"}], "more": false}} behind a number, and answers them. */
@Component(
        service = ChannelConnector.class,
        configurationPid = "io.parley.channel.sample",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SampleConfiguration.class, factory = true)
public final class SampleConnector implements ReplySender, PageReader {

    private final Lines lines;
    private final ApiClient client;
    private final int pageSize;

    /** Made by the container. */
    @Activate
    public SampleConnector(
            SampleConfiguration configuration, Map<String, Object> properties, @Reference ApiClients clients) {
        lines = new Lines(String.valueOf(properties.get(ACCOUNT_ID)));
        pageSize = configuration.pageSize();
        client = clients.open(ApiSettings.endpoint(URI.create(configuration.endpoint()))
                .bearer(configuration._token())
                .build());
    }

    @Override
    public ChannelDescription describe() {
        return ChannelDescription.of("sample", "Sample channel").stream("lines", Duration.ofSeconds(1))
                .build();
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
    public Page pull(PullRequest request) throws SyncException, InterruptedException {
        int after = request.after().map(cursor -> cursor.tree().asInt()).orElse(0);
        int limit = Math.min(pageSize, request.limit());
        JsonNode answer = client.send(ApiRequest.get("/lines")
                        .query("after", after)
                        .query("limit", limit)
                        .build())
                .json();
        Page.Builder page = Page.builder().more(answer.path("more").asBoolean());
        int last = after;
        for (JsonNode line : answer.path("lines")) {
            last = line.path("id").asInt(last);
            page.read(line.path("id").asText(), line, () -> lines.read(line));
        }
        return page.build(Cursor.of(JsonNodeFactory.instance.numberNode(last)));
    }

    @Override
    public Repeat repeat() {
        return Repeat.safe(Duration.ofDays(1));
    }

    @Override
    public SendReceipt send(Reply reply) throws SyncException, InterruptedException {
        JsonNode posted = client.send(ApiRequest.post("/answers")
                        .header("Idempotency-Key", reply.key())
                        .json(JsonNodeFactory.instance
                                .objectNode()
                                .put("under", reply.inReplyTo().id().id())
                                .put("text", reply.text()))
                        .build())
                .json();
        ExternalId id = lines.idOf(posted.path("id").asText());
        return new SendReceipt(id, Instant.parse(posted.path("at").asText()), null);
    }
}
