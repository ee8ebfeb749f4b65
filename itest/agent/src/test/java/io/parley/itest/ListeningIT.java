// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.lab.simulator.mastodon.MastodonSimulator;
import io.parley.lab.simulator.mastodon.Person;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged agent hears under a hashtag is listed, and becomes a case when its author or a rep wants that. */
class ListeningIT {

    private static final String PATH = "/api/v1/finds";

    @TempDir
    static Path home;

    static MastodonSimulator mastodon;
    static AgentProcess agent;
    static AgentClient client;

    @BeforeAll
    static void start() throws Exception {
        mastodon = new MastodonSimulator();
        AgentProcess.routeToSandbox(home, "brand");
        AgentProcess.configure(home, "io.parley.channel.mastodon~brand.cfg.json", """
                {"endpoint": "%s", ".token": "%s", "hashtags": ["kettles"], "pollSeconds": 1, "backfillDays": 1}
                """.formatted(
                        mastodon.endpoint(), mastodon.brandToken()));
        agent = AgentProcess.start(home);
        client = agent.client();
    }

    @AfterAll
    static void stop() {
        agent.close();
        mastodon.close();
    }

    @Test
    void aPersonOpensACaseForAFind() {
        mastodon.says(mastodon.person("anna"), "I wish #kettles were quiet.", "public", null);
        JsonNode find = find("quiet");
        assertThat(find.path("foundBy").asText()).isEqualTo("#kettles");
        assertThat(client.texts()).noneMatch(text -> text.contains("quiet"));
        assertThat(client.get("/api/v1/ledger")
                        .at("/accounts/0/dropped/listening")
                        .asInt())
                .isPositive();
        HttpResponse<String> opened = open(find.path("id").asLong());
        assertThat(opened.statusCode()).isEqualTo(202);
        Eventually.holds(() -> assertThat(client.texts())
                .filteredOn(text -> text.contains("quiet"))
                .hasSize(1));
        assertThat(open(find.path("id").asLong()).statusCode()).isEqualTo(404);
    }

    @Test
    void whoSpeaksToTheAccountBringsWhatWasFound() {
        Person ben = mastodon.person("ben");
        String first = mastodon.says(ben, "My #kettles leaks", "public", null);
        find("leaks");
        mastodon.says(ben, "@brand what can I do?", "public", first);
        Eventually.holds(() -> assertThat(client.texts())
                .anyMatch(text -> text.contains("leaks"))
                .anyMatch(text -> text.contains("what can I do?")));
        assertThat(client.get("/api/v1/ledger").path("balanced").asBoolean()).isTrue();
    }

    @Test
    void findsAreShownToPeople() {
        mastodon.says(mastodon.person("eve"), "<b>Bold</b> #kettles", "public", null);
        find("Bold");
        HttpResponse<String> page =
                client.send(client.authorized("/finds").GET().build());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("#kettles").doesNotContain("<b>Bold");
    }

    @Test
    void aRepOpensACaseOnThePage() {
        mastodon.says(mastodon.person("fay"), "Which #kettles are red?", "public", null);
        find("red");
        try (Browser rep = Browser.open()) {
            rep.go(agent.loginLink().toString());
            rep.go(agent.address() + "/finds");
            rep.screenshot("finds");
            assertThat(rep.texts("td")).anyMatch(text -> text.contains("Which #kettles are red?"));
            rep.element("tbody tr:first-child button").click();
            assertThat(rep.texts("[role=status]")).singleElement().asString().contains("on its way into the CRM");
            assertThat(rep.complaints()).isEmpty();
            rep.go(agent.address() + "/passports");
            rep.screenshot("passports");
            rep.go(agent.address() + "/");
            rep.screenshot("overview-listening");
        }
    }

    @Test
    void whatIsNoFindCannotBeOpened() {
        assertThat(open(999_999).statusCode()).isEqualTo(404);
        assertThat(client.send(client.authorized(PATH + "?limit=0").GET().build())
                        .statusCode())
                .isEqualTo(400);
    }

    private static JsonNode find(String word) {
        JsonNode[] found = new JsonNode[1];
        Eventually.holds(() -> {
            JsonNode page = client.get(PATH);
            JsonNode document = client.get("/api/v1/openapi.json");
            new SchemaCheck(document, PATH)
                    .check(
                            document.path("paths").path(PATH).at("/get/responses/200/content/application~1json/schema"),
                            page);
            List<JsonNode> finds = new ArrayList<>();
            page.path("finds").forEach(finds::add);
            assertThat(finds)
                    .filteredOn(find -> find.path("text").asText().contains(word))
                    .hasSize(1)
                    .allSatisfy(find -> found[0] = find);
        });
        return found[0];
    }

    private static HttpResponse<String> open(long find) {
        return client.post(PATH + "/" + find + "/case", AgentClient.JSON.createObjectNode());
    }
}
