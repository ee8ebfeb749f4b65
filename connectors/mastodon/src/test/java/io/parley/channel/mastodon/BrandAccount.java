// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import io.parley.lab.LabServices;
import io.parley.lab.simulator.mastodon.MastodonSimulator;
import io.parley.lab.simulator.mastodon.Person;
import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A simulated server with the account of a brand, and connectors to it. A second passes before each status. */
final class BrandAccount implements AutoCloseable {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().minus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.SECONDS));
    private final LabServices lab = new LabServices();
    private final MastodonSimulator simulator = new MastodonSimulator(now::get);

    private String[] hashtags = {};
    private String[] keywords = {};

    MastodonSimulator simulator() {
        return simulator;
    }

    Instant now() {
        return now.get();
    }

    void passes(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    Person ada() {
        return simulator.person("ada", "far.example");
    }

    String says(Person who, String text, String visibility, @Nullable String inReplyTo) {
        passes(Duration.ofSeconds(1));
        return simulator.says(who, text, visibility, inReplyTo);
    }

    /** Lets the server answer so whatever it is asked for at this path. */
    void records(String path, int status, String mediaType, String body) {
        simulator
                .server()
                .wireMock()
                .stubFor(get(urlPathEqualTo(path))
                        .atPriority(1)
                        .willReturn(aResponse()
                                .withStatus(status)
                                .withHeader("Content-Type", mediaType)
                                .withBody(body)));
    }

    /** The same for a good answer in JSON. */
    void records(String path, String body) {
        records(path, 200, "application/json", body);
    }

    /** Lets the server say that the application behind the token may read and no more. */
    void mayOnlyRead() {
        records(
                "/api/v1/apps/verify_credentials",
                "{\"scopes\": [\"read:accounts\", \"read:notifications\", \"read:statuses\"]}");
    }

    MastodonConnector connector() {
        return connector(simulator.endpoint().toString(), simulator.brandToken(), 500);
    }

    MastodonConnector connector(@Nullable String endpoint, @Nullable String token, int maxCharacters) {
        return connector(endpoint, token, maxCharacters, hashtags, keywords);
    }

    private MastodonConnector connector(
            @Nullable String endpoint,
            @Nullable String token,
            int maxCharacters,
            String[] hashtags,
            String[] keywords) {
        return new MastodonConnector(
                configuration(endpoint, token, maxCharacters, hashtags, keywords), lab.apiClients(), lab.htmlText());
    }

    /** Lets all connectors from now on listen to these. */
    void listensTo(String hashtag, String keyword) {
        hashtags = new String[] {hashtag};
        keywords = new String[] {keyword};
    }

    MastodonConnector connectorAt(URI endpoint) {
        return connector(endpoint.toString(), simulator.brandToken(), 500);
    }

    /** All pages of a stream. */
    List<Page> walk(String stream, Instant since, int limit) throws Exception {
        List<Page> pages = new ArrayList<>();
        @Nullable Cursor cursor = null;
        do {
            pages.add(connector().pull(new PullRequest(stream, cursor, since, limit)));
            cursor = pages.get(pages.size() - 1).next();
        } while (pages.get(pages.size() - 1).more());
        return pages;
    }

    /** All messages of a stream. */
    List<Change.MessageSeen> seen(String stream) throws Exception {
        return walk(stream, Instant.EPOCH, 200).stream()
                .flatMap(page -> page.changes().stream())
                .map(Change.MessageSeen.class::cast)
                .toList();
    }

    /** The newest message of a stream. */
    Change.MessageSeen newest(String stream) throws Exception {
        List<Change.MessageSeen> seen = seen(stream);
        return seen.get(seen.size() - 1);
    }

    private static MastodonConfiguration configuration(
            @Nullable String endpoint,
            @Nullable String token,
            int maxCharacters,
            String[] hashtags,
            String[] keywords) {
        return new MastodonConfiguration() {
            @Override
            public @Nullable String endpoint() {
                return endpoint;
            }

            @Override
            public @Nullable String _token() {
                return token;
            }

            @Override
            public int maxCharacters() {
                return maxCharacters;
            }

            @Override
            public String[] hashtags() {
                return hashtags;
            }

            @Override
            public String[] keywords() {
                return keywords;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return MastodonConfiguration.class;
            }
        };
    }

    @Override
    public void close() {
        simulator.close();
        lab.close();
    }
}
