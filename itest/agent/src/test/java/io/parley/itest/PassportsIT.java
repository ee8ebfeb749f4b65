// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console shows the passport of every installed plug-in, and says where there is none. */
class PassportsIT {

    private static final String SAMPLE = "io.parley.channel.sample";
    private static final String PASSPORT = """
            {"plugin": "%s", "versions": {"plugin": "%s", "spi": "[1.0,2)"}, "api": "Lines, version 1",
             "describes": {"faces": "PageReader, ReplySender", "name": "<script>alert('name')</script>"},
             "contract": {"LinesTest": {
               "pagesAreRead": {"outcome": "passed"},
               "editsAreSeen": {"outcome": "skipped", "reason": "<b>nobody</b> edits lines"}}},
             "limits": ["<img src=x onerror=alert(1)>", "Lines are short."], "repeatSafety": ["A key for a day."]}
            """;

    @TempDir
    static Path home;

    static AgentProcess agent;
    static AgentClient client;

    @BeforeAll
    static void start() {
        agent = AgentProcess.start(home);
        client = agent.client();
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @Test
    void everyPluginOfTheDistributionIsThere() {
        JsonNode plugins = client.get("/api/v1/passports");
        assertThat(plugins.findValuesAsText("plugin"))
                .contains("io.parley.channel.mastodon", "io.parley.channel.webchat", "io.parley.crm.sandbox")
                .doesNotContain("io.parley.core", "io.parley.spi");
        assertThat(plugins).allSatisfy(plugin -> assertThat(plugin.has("passport"))
                .as("a passport, or the word that there is none: %s", plugin.path("plugin"))
                .isNotEqualTo(plugin.has("complaint")));
        String page = page();
        assertThat(plugins.findValuesAsText("name"))
                .allSatisfy(name -> assertThat(page).contains(name));
    }

    @Test
    void aPluginThatIsDroppedInBringsItsOwn() {
        PluginJar.dropWithPassport(home, "1.0.0", PASSPORT.formatted(SAMPLE, "1.0"));
        Eventually.holds(() -> assertThat(sample().path("passport").isObject()).isTrue());
        JsonNode passport = sample().path("passport");
        assertThat(passport.at("/results/passed").asInt()).isEqualTo(1);
        assertThat(passport.at("/unpassed/0/test").asText()).isEqualTo("edits are seen");
        assertThat(passport.at("/unpassed/0/reason").asText()).isEqualTo("<b>nobody</b> edits lines");
        assertThat(page())
                .contains("&lt;b&gt;nobody&lt;/b&gt; edits lines", "Lines are short.", "A key for a day.")
                .doesNotContain("<script>", "<img", "<b>nobody");
        PluginJar.drop(home, "1.1.0");
        Eventually.holds(() -> assertThat(sample().path("complaint").asText()).isEqualTo("It brought no passport."));
        assertThat(page()).contains("It brought no passport.");
        PluginJar.dropWithPassport(home, "1.2.0", PASSPORT.formatted(SAMPLE, "1.0.0"));
        Eventually.holds(() -> assertThat(sample().path("complaint").asText())
                .isEqualTo("Its passport is of io.parley.channel.sample 1.0.0 and says nothing of it."));
        PluginJar.dropWithPassport(home, "1.3.0", "{\"contract\":");
        Eventually.holds(() -> assertThat(sample().path("complaint").asText())
                .isEqualTo("Its passport cannot be read: it is no JSON."));
        PluginJar.remove(home);
        Eventually.holds(() -> assertThat(sample().isMissingNode()).isTrue());
    }

    @Test
    void thePageIsForPeopleWhoLoggedIn() {
        HttpRequest stranger = HttpRequest.newBuilder(agent.address().resolve("/api/v1/passports"))
                .build();
        assertThat(client.send(stranger).statusCode()).isEqualTo(401);
    }

    private static String page() {
        return client.send(client.authorized("/passports").build()).body();
    }

    private static JsonNode sample() {
        JsonNode plugins = client.get("/api/v1/passports");
        Optional<JsonNode> sample = StreamSupport.stream(plugins.spliterator(), false)
                .filter(plugin -> plugin.path("plugin").asText().equals(SAMPLE))
                .findFirst();
        return sample.orElse(MissingNode.getInstance());
    }
}
