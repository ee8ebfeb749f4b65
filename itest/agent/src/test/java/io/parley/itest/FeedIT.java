// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds in the packaged agent: the good ones arrive and cost little, the bad ones are refused and harm nobody. */
class FeedIT {

    private static final String GOOD = """
            <rss version="2.0"><channel><title>Kettles</title><link>http://kettles.example/</link>
            <item><guid>k-1</guid><title>Spring sale</title><description>&lt;p&gt;All kettles.&lt;/p&gt;</description>
            <pubDate>Mon, 04 May 2026 12:00:00 GMT</pubDate></item>
            <item><guid>k-2</guid><title>&lt;script&gt;alert(1)&lt;/script&gt;Lids</title>
            <description>&lt;img src=x onerror=alert(1)&gt;New lids</description>
            <pubDate>Tue, 05 May 2026 12:00:00 GMT</pubDate></item>
            </channel></rss>
            """;
    private static final String BOMB = """
            <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>
            <rss version="2.0"><channel><title>Bomb</title><item><guid>b-1</guid><title>Bomb &d;</title>
            <pubDate>Mon, 04 May 2026 12:00:00 GMT</pubDate></item></channel></rss>
            """;

    @TempDir
    static Path home;

    static WireMockServer web;
    static HttpServer endless;
    static AgentProcess agent;
    static AgentClient client;

    @BeforeAll
    static void start() throws IOException {
        web = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        web.start();
        feed("/good", GOOD);
        feed("/bomb", BOMB);
        Path secret = Files.writeString(home.resolve("secret.txt"), "top secret");
        feed(
                "/outside",
                "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM \"" + secret.toUri()
                        + "\">]><rss version=\"2.0\"><channel><title>&x;</title><item><guid>1</guid><title>Outside &x;</title>"
                        + "<pubDate>Mon, 04 May 2026 12:00:00 GMT</pubDate></item></channel></rss>");
        web.stubFor(get(urlEqualTo("/page"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/html")
                        .withBody("<!doctype html><title>No feed</title>")));
        endless = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endless.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = " ".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write("<rss version=\"2.0\"><channel>".getBytes(StandardCharsets.UTF_8));
                for (int i = 0; i < 1_000; i++) {
                    body.write(blanks);
                }
            }
        });
        endless.start();
        account("good", web.baseUrl() + "/good");
        for (String name : List.of("bomb", "outside", "page")) {
            account(name, web.baseUrl() + "/" + name);
        }
        account("endless", "http://127.0.0.1:" + endless.getAddress().getPort() + "/");
        AgentProcess.configure(
                home, "io.parley.crm.sandbox~sandbox.cfg.json", "{\".token\": \"$[secret:sandbox-token]\"}");
        AgentProcess.configure(
                home,
                "io.parley.route~all.cfg.json",
                "{\"from\": [\"good\", \"bomb\", \"outside\", \"page\", \"endless\"], \"to\": [\"sandbox\"]}");
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/sandbox-token"), "a-token-for-this-test-alone-0123456789");
        agent = AgentProcess.start(home);
        client = agent.client();
    }

    @AfterAll
    static void stop() {
        agent.close();
        web.stop();
        endless.stop(0);
    }

    @Test
    void aGoodFeedArrivesAndAnUnchangedOneCostsOne304() {
        Eventually.holds(() -> assertThat(texts())
                .anyMatch(text -> text.contains("Spring sale"))
                .anyMatch(text -> text.contains("New lids")));
        assertThat(texts()).noneMatch(text -> text.contains("<script>") || text.contains("<img"));
        int before = web.findAll(getRequestedFor(urlEqualTo("/good"))).size();
        web.stubFor(get(urlEqualTo("/good"))
                .withHeader("If-None-Match", equalTo("\"v1\""))
                .willReturn(aResponse().withStatus(304)));
        Eventually.holds(() -> assertThat(web.findAll(
                        getRequestedFor(urlEqualTo("/good")).withHeader("If-None-Match", equalTo("\"v1\""))))
                .hasSizeGreaterThanOrEqualTo(2));
        assertThat(web.findAll(getRequestedFor(urlEqualTo("/good")).withoutHeader("If-None-Match"))
                        .size())
                .as("requests without a validator")
                .isLessThanOrEqualTo(before);
    }

    @Test
    void documentTypesAreIgnored() {
        Eventually.holds(() ->
                assertThat(texts()).contains("Bomb &d;", "Outside &x;").noneMatch(text -> text.contains("top secret")));
    }

    @Test
    void badFeedsAreSaidAndTellNothing() {
        Eventually.holds(() -> assertThat(problem("account page")).contains("text/html"));
        Eventually.holds(() -> assertThat(problem("account endless")).contains("larger than 10000000 bytes"));
        assertThat(client.ledger().path("balanced").asBoolean()).isTrue();
    }

    private static void feed(String path, String xml) {
        web.stubFor(get(urlEqualTo(path))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/rss+xml")
                        .withHeader("ETag", "\"v1\"")
                        .withBody(xml)));
    }

    private static void account(String name, String url) {
        AgentProcess.configure(
                home,
                "io.parley.channel.feed~" + name + ".cfg.json",
                "{\"url\": \"" + url + "\", \"pollSeconds\": 1, \"backfillDays\": 3650}");
    }

    private static String problem(String part) {
        for (JsonNode one : client.get("/health").path("parts")) {
            if (one.path("name").asText().equals(part)) {
                return one.path("message").asText();
            }
        }
        return "";
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : client.cases()) {
            client.get("/crm/api/cases/" + one.path("id").asText())
                    .path("timeline")
                    .forEach(entry -> texts.add(entry.path("text").asText()));
        }
        return texts;
    }
}
