// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.simulator.mastodon.MastodonSimulator;
import io.parley.lab.simulator.mastodon.Person;
import io.parley.lab.simulator.odoo.OdooSimulator;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer on Mastodon, a rep in Odoo, and the packaged agent between them. */
class MastodonOdooIT {

    private static final Duration UNTIL_RECHECKED = Duration.ofSeconds(90);

    @TempDir
    static Path home;

    static MastodonSimulator mastodon;
    static OdooSimulator odoo;
    static AgentProcess agent;

    @BeforeAll
    static void start() {
        mastodon = new MastodonSimulator();
        odoo = new OdooSimulator();
        AgentProcess.configure(home, "io.parley.channel.mastodon~brand.cfg.json", """
                {"endpoint": "%s", ".token": "%s", "pollSeconds": 60, "backfillDays": 1}
                """.formatted(
                        mastodon.endpoint(), mastodon.brandToken()));
        AgentProcess.configure(home, "io.parley.crm.odoo~odoo.cfg.json", """
                {"endpoint": "%s", "database": "%s", "login": "%s", ".apiKey": "%s", "replySeconds": 1}
                """.formatted(
                        odoo.endpoint(), odoo.database(), odoo.login(), odoo.apiKey()));
        AgentProcess.configure(home, "io.parley.route~all.cfg.json", "{\"from\": [\"brand\"], \"to\": [\"odoo\"]}");
        agent = AgentProcess.start(home);
    }

    @AfterAll
    static void stop() {
        agent.close();
        odoo.close();
        mastodon.close();
    }

    @Test
    void aQuestionIsAnsweredAndFollowed() {
        Person anna = mastodon.person("anna", "elsewhere.example");
        mastodon.changes(anna, "Anna Blok", "Gardener", 1200);
        String question = mastodon.says(anna, "@brand Where is my parcle?", "unlisted", null);
        long lead = leadWith("Where is my parcle?");
        assertThat(String.valueOf(odoo.record("crm.lead", lead).get("partner_id")))
                .isNotEqualTo("false");
        assertThat(odoo.records("res.partner"))
                .extracting(partner -> partner.get("name"))
                .contains("Anna Blok");

        odoo.logsNote(lead, "Looks like a typo.");
        odoo.replies(lead, "It is on its way.");
        Eventually.holds(() -> assertThat(answersIn(question)).hasSize(1));
        assertThat(answersIn(question).get(0))
                .contains("@anna@elsewhere.example")
                .contains("It is on its way.");
        assertThat(mastodon.thread(question))
                .filteredOn(post -> post.author().equals("brand"))
                .allSatisfy(post -> {
                    assertThat(post.visibility()).isEqualTo("unlisted");
                    assertThat(post.inReplyToId()).isEqualTo(question);
                });

        mastodon.edits(question, "@brand Where is my parcel?");
        Eventually.holds(UNTIL_RECHECKED, () -> assertThat(bodies(lead))
                .anyMatch(text -> text.contains("parcel?"))
                .noneMatch(text -> text.contains("parcle?")));
        String more = mastodon.says(anna, "@brand My number is 12345.", "unlisted", question);
        Eventually.holds(() -> assertThat(bodies(lead)).anyMatch(text -> text.contains("12345")));
        mastodon.deletes(more);
        Eventually.holds(UNTIL_RECHECKED, () -> assertThat(bodies(lead)).noneMatch(text -> text.contains("12345")));
        assertThat(odoo.outgoingMails())
                .extracting(mail -> mail.get("mail_message_id"))
                .isEmpty();
    }

    @Test
    void somebodyWhoHasNotWrittenIsBroughtInOnRequest() {
        Person zoe = mastodon.person("zoe", "elsewhere.example");
        mastodon.changes(zoe, "Zoë Visser", "Sailor", 77);
        HttpResponse<String> found = request("brand", "@zoe@elsewhere.example");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(AgentClient.json(found.body()).path("followers").asInt()).isEqualTo(77);
        Eventually.holds(() -> assertThat(odoo.records("res.partner"))
                .extracting(partner -> partner.get("name"))
                .contains("Zoë Visser"));
        assertThat(request("brand", "@nobody@elsewhere.example").statusCode()).isEqualTo(404);
        assertThat(request("no such account", "@zoe").statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> request(String account, String handle) {
        return agent.client()
                .post(
                        "/api/v1/profiles",
                        AgentClient.JSON
                                .createObjectNode()
                                .put("account", account)
                                .put("handle", handle));
    }

    @Test
    void nothingComesTwiceWhenTheAgentIsKilled() {
        Person ben = mastodon.person("ben");
        String first = mastodon.says(ben, "@brand Question 0", "public", null);
        long lead = leadWith("Question 0");
        for (int i = 1; i <= 5; i++) {
            mastodon.says(ben, "@brand Question " + i, "public", first);
            odoo.replies(lead, "Answer " + i);
            Eventually.holds(() -> assertThat(answersIn(first)).isNotEmpty());
            agent.kill();
            mastodon.says(ben, "@brand Afterthought " + i, "public", first);
            agent = AgentProcess.start(home);
        }
        Eventually.holds(Duration.ofSeconds(60), () -> {
            assertThat(answersIn(first)).hasSize(5);
            assertThat(bodies(lead))
                    .filteredOn(text -> text.contains("Afterthought"))
                    .hasSize(5);
        });
        for (int i = 1; i <= 5; i++) {
            String question = "Question " + i;
            String answer = "Answer " + i;
            assertThat(bodies(lead)).filteredOn(text -> text.contains(question)).hasSize(1);
            assertThat(answersIn(first))
                    .filteredOn(text -> text.contains(answer))
                    .hasSize(1);
        }
        Eventually.holds(() -> assertThat(
                        agent.client().get("/api/v1/ledger").path("balanced").asBoolean())
                .isTrue());
    }

    private static long leadWith(String text) {
        long[] found = new long[1];
        Eventually.holds(() -> {
            List<Map<String, Object>> messages = odoo.records("mail.message").stream()
                    .filter(message -> String.valueOf(message.get("body")).contains(text))
                    .toList();
            assertThat(messages).hasSize(1);
            found[0] = ((Number) messages.get(0).get("res_id")).longValue();
        });
        return found[0];
    }

    private static List<String> bodies(long lead) {
        return odoo.records("mail.message").stream()
                .filter(message -> "crm.lead".equals(message.get("model")))
                .filter(message -> ((Number) message.get("res_id")).longValue() == lead)
                .map(message -> String.valueOf(message.get("body")))
                .toList();
    }

    private static List<String> answersIn(String thread) {
        return mastodon.thread(thread).stream()
                .filter(post -> post.author().equals("brand"))
                .map(post -> post.text())
                .toList();
    }
}
