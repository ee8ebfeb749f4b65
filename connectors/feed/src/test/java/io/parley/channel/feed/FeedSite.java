// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.parley.lab.LabServices;
import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.http.ApiClients;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A site with feeds, and connectors that read them. */
final class FeedSite implements AutoCloseable {

    static final String ACCOUNT = "blog";

    private final LabServices lab = new LabServices();
    private final Subscriptions subscriptions = new Subscriptions();
    private final InstantSource clock = InstantSource.system();
    private final Path home;
    private final WireMockServer server = new WireMockServer(options().dynamicPort());

    FeedSite() {
        this(Path.of("target"));
    }

    /** A site, and an agent with this home. */
    FeedSite(Path home) {
        this.home = home;
        server.start();
        answer("/robots.txt", aResponse().withStatus(404));
    }

    WireMockServer server() {
        return server;
    }

    void answer(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlEqualTo(path)).willReturn(answer));
    }

    void serve(String path, String contentType, String body) {
        answer(path, document(contentType, body.getBytes(StandardCharsets.UTF_8)));
    }

    void serveFile(String path, String contentType, String file) {
        answer(path, document(contentType, file(file)));
    }

    static ResponseDefinitionBuilder document(String contentType, byte[] body) {
        return aResponse().withHeader("Content-Type", contentType).withBody(body);
    }

    String url(String path) {
        return server.baseUrl() + path;
    }

    FeedConnector connector(String path) {
        return connect(url(path), "", 10);
    }

    FeedConnector connector(String path, String commentsPath) {
        return connect(url(path), url(commentsPath), 10);
    }

    FeedConnector connect(String url, String commentsUrl, int maxMegabytes) {
        return connect(Map.of("url", url, "commentsUrl", commentsUrl, "maxMegabytes", maxMegabytes));
    }

    /** A connector with these attributes, and the defaults of all others. */
    FeedConnector connect(Map<String, Object> attributes) {
        return connect(attributes, clock);
    }

    FeedConnector connect(Map<String, Object> attributes, InstantSource time) {
        Map<String, Object> properties = new HashMap<>(attributes);
        properties.put(ChannelConnector.ACCOUNT_ID, ACCOUNT);
        return new FeedConnector(configuration(attributes), properties, agent(lab.apiClients(), time));
    }

    FeedConnector.Agent agent(ApiClients clients, InstantSource time) {
        return new FeedConnector.Agent(clients, lab.htmlText(), lab.tokenSigner(), subscriptions, home, time);
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    /** All pages from a cursor on. */
    static List<Page> walk(FeedConnector connector, String stream, @Nullable Cursor from, int limit) throws Exception {
        List<Page> pages = new ArrayList<>();
        Cursor cursor = from;
        do {
            Page page = connector.pull(new PullRequest(stream, cursor, Instant.EPOCH, limit));
            pages.add(page);
            cursor = page.next();
        } while (pages.get(pages.size() - 1).more());
        return pages;
    }

    /** One page that holds everything. */
    static Page all(FeedConnector connector, String stream) throws Exception {
        return connector.pull(new PullRequest(stream, null, Instant.EPOCH, 1_000));
    }

    static List<Change.MessageSeen> seen(Page page) {
        return page.changes().stream().map(Change.MessageSeen.class::cast).toList();
    }

    static Change.MessageSeen seen(Page page, String id) {
        return seen(page).stream()
                .filter(seen -> seen.message().id().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not in " + page.changes()));
    }

    static byte[] file(String name) {
        try (InputStream in = FeedSite.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("no file " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String file) {
        return new String(file(file), StandardCharsets.UTF_8);
    }

    /** What a person wrote, with the defaults of what they did not write. */
    static FeedConfiguration configuration(Map<String, Object> attributes) {
        return (FeedConfiguration) Proxy.newProxyInstance(
                FeedConfiguration.class.getClassLoader(),
                new Class<?>[] {FeedConfiguration.class},
                (proxy, method, arguments) -> attributes.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    @Override
    public void close() {
        server.stop();
        lab.close();
    }
}
