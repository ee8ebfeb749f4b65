// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recent changes of a real MediaWiki come in by its feed, as one of a list. */
class MediaWikiFeedIT {

    @TempDir
    static Path home;

    static RealServer wiki;
    static AgentProcess agent;
    static AgentClient client;

    @BeforeAll
    static void start() throws IOException {
        wiki = RealServer.start("mediawiki");
        AgentProcess.configure(
                home, "io.parley.crm.sandbox~sandbox.cfg.json", "{\".token\": \"$[secret:sandbox-token]\"}");
        AgentProcess.configure(home, "io.parley.route~all.cfg.json", "{\"from\": [\"press\"], \"to\": [\"sandbox\"]}");
        AgentProcess.configure(
                home, "io.parley.channel.feed~press.cfg.json", "{\"opml\": \"press.opml\", \"backfillDays\": 36500}");
        Files.writeString(home.resolve("press.opml"), """
                <opml version="2.0"><body><outline text="Wikis"><outline type="rss" text="Acme"
                xmlUrl="%s/api.php?action=feedrecentchanges&amp;feedformat=atom&amp;days=30"/></outline></body></opml>
                """.formatted(wiki.baseUrl()));
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/sandbox-token"), "a-token-for-this-test-alone-0123456789");
        agent = AgentProcess.start(home);
        client = agent.client();
    }

    @AfterAll
    static void stop() {
        if (agent != null) {
            agent.close();
        }
        if (wiki != null) {
            wiki.close();
        }
    }

    @Test
    void recentChangesArrive() {
        Eventually.holds(
                Duration.ofSeconds(60), () -> assertThat(subjects()).contains("Spring sale", "Talk:Spring sale"));
        assertThat(client.ledger().path("balanced").asBoolean()).isTrue();
    }

    private static List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        for (JsonNode one : client.get("/api/v1/conversations?limit=500")) {
            subjects.add(one.path("subject").asText());
        }
        return subjects;
    }
}
