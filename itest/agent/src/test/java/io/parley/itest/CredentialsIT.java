// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.itest.SecretDoor.Refusal;
import io.parley.lab.simulator.mastodon.MastodonSimulator;
import io.parley.lab.simulator.mastodon.Person;
import io.parley.lab.simulator.odoo.OdooSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CRM, or a channel, that refuses the credentials in the middle of a backlog, until the configuration has new ones. */
class CredentialsIT {

    private static final Refusal ODOO_REFUSES = new Refusal(200, """
            {"jsonrpc": "2.0", "id": null, "error": {"code": 200, "message": "Odoo Server Error", "data": \
            {"name": "odoo.exceptions.AccessDenied", "message": "Access Denied", "arguments": ["Access Denied"]}}}""");
    private static final Refusal MASTODON_REFUSES = new Refusal(401, "{\"error\": \"The access token was revoked\"}");
    private static final int THREADS = 6;
    private static final int BACKLOG = 48;
    private static final int CALLS_ON_THEIR_WAY = 4;
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path home;

    private final List<String> threads = new ArrayList<>();
    private MastodonSimulator mastodon;
    private OdooSimulator odoo;
    private SecretDoor channel;
    private SecretDoor crm;
    private AgentProcess agent;
    private Person anna;
    private int said;

    @BeforeEach
    void start() throws Exception {
        mastodon = new MastodonSimulator();
        odoo = new OdooSimulator();
        channel = new SecretDoor(mastodon.endpoint(), mastodon.brandToken(), MASTODON_REFUSES);
        crm = new SecretDoor(odoo.endpoint(), odoo.apiKey(), ODOO_REFUSES);
        Files.createDirectories(home.resolve("secrets"));
        writeToken(mastodon.brandToken());
        AgentProcess.configure(home, "io.parley.channel.mastodon~brand.cfg.json", """
                {"endpoint": "%s", ".token": "$[secret:mastodon]", "pollSeconds": 1, "backfillDays": 1}
                """.formatted(channel.address()));
        writeKey(odoo.apiKey());
        AgentProcess.configure(home, "io.parley.route~all.cfg.json", "{\"from\": [\"brand\"], \"to\": [\"odoo\"]}");
        anna = mastodon.person("anna");
        agent = AgentProcess.start(home);
        for (int i = 0; i < THREADS; i++) {
            threads.add(say(null));
        }
        Eventually.holds(LONG, () -> assertThat(messages()).hasSize(said));
    }

    @AfterEach
    void stop() {
        agent.close();
        channel.close();
        crm.close();
        odoo.close();
        mastodon.close();
    }

    @Test
    void aBacklogWaitsForNewOnesOfTheCrm() throws Exception {
        crm.slow(100);
        sayToAll(BACKLOG);
        Eventually.holds(LONG, () -> assertThat(messages()).hasSizeGreaterThan(THREADS + 1));
        crm.change("second-key");
        Eventually.holds(() -> mustAct("target odoo", "make a new key as that user"));
        assertThat(target("pending")).as("waiting when the key died").isPositive();
        int stood = messages().size();
        sayToAll(THREADS);
        Eventually.holds(
                () -> assertThat(target("pending") + target("delivered")).isEqualTo(said));
        mustAct("target odoo", "make a new key as that user");
        assertThat(crm.refused()).as("calls in vain").isLessThanOrEqualTo(CALLS_ON_THEIR_WAY);
        assertThat(messages()).hasSize(stood);
        assertThat(tries("delivery")).isZero();
        writeKey("second-key");
        everythingIsThere();
        assertThat(crm.refused()).as("calls in vain").isLessThanOrEqualTo(CALLS_ON_THEIR_WAY);
    }

    @Test
    void answersWaitForNewOnesOfTheChannel() throws Exception {
        Map<String, Object> first = messages().stream()
                .filter(message -> number(message) == 0)
                .findFirst()
                .orElseThrow();
        long lead = ((Number) first.get("res_id")).longValue();
        channel.slow(100);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add("Answer " + i + ".");
            odoo.replies(lead, answers.get(i));
        }
        Eventually.holds(() -> assertThat(answers()).hasSizeGreaterThan(1));
        channel.change("second-token");
        Eventually.holds(() -> mustAct("account brand", "put valid ones into the configuration"));
        int sent = answers().size();
        assertThat(sent).as("answers when the token died").isLessThan(answers.size());
        Eventually.holds(() -> assertThat(replies("pending") + replies("sent")).isEqualTo(answers.size()));
        sayToAll(THREADS);
        mustAct("account brand", "put valid ones into the configuration");
        assertThat(channel.refused()).as("calls in vain").isLessThanOrEqualTo(CALLS_ON_THEIR_WAY);
        assertThat(tries("reply")).isZero();
        writeToken("second-token");
        Eventually.holds(LONG, () -> assertThat(answers()).hasSize(answers.size()));
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers().get(i)).contains(answers.get(i));
        }
        everythingIsThere();
        assertThat(channel.refused()).as("calls in vain").isLessThanOrEqualTo(CALLS_ON_THEIR_WAY);
    }

    private void writeToken(String token) throws IOException {
        Files.writeString(home.resolve("secrets/mastodon"), token);
    }

    private void writeKey(String key) {
        AgentProcess.configure(home, "io.parley.crm.odoo~odoo.cfg.json", """
                {"endpoint": "%s", "database": "%s", "login": "%s", ".apiKey": "%s", "replySeconds": 1}
                """.formatted(
                        crm.address(), odoo.database(), odoo.login(), key));
    }

    private String say(String thread) {
        return mastodon.says(anna, "@brand Utterance " + said++ + ".", "public", thread);
    }

    private void sayToAll(int utterances) {
        for (int i = 0; i < utterances; i++) {
            say(threads.get(i % THREADS));
        }
    }

    private void everythingIsThere() {
        Eventually.holds(LONG, () -> {
            assertThat(target("pending")).isZero();
            assertThat(messages()).hasSize(said);
        });
        Map<Object, List<Integer>> leads = messages().stream()
                .collect(Collectors.groupingBy(
                        message -> message.get("res_id"),
                        Collectors.mapping(CredentialsIT::number, Collectors.toList())));
        assertThat(leads).hasSize(THREADS);
        assertThat(leads.values()).allSatisfy(numbers -> assertThat(numbers)
                .as("order in a conversation")
                .isSorted()
                .doesNotHaveDuplicates());
        assertThat(agent.client().ledger().path("balanced").asBoolean()).isTrue();
        assertThat(target("parked")).isZero();
        assertThat(replies("parked")).isZero();
        Eventually.holds(() -> assertThat(parts()).noneMatch(part -> part.startsWith("CRITICAL")));
    }

    private void mustAct(String part, String advice) {
        assertThat(parts())
                .anySatisfy(text ->
                        assertThat(text).startsWith("CRITICAL " + part + ":").contains(advice));
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        agent.client()
                .get("/health")
                .path("parts")
                .forEach(part -> parts.add(
                        part.path("status").asText() + " " + part.path("name").asText() + ": "
                                + part.path("message").asText()));
        return parts;
    }

    private int target(String bucket) {
        return agent.client().ledger().at("/targets/0/" + bucket).asInt();
    }

    private int replies(String bucket) {
        return agent.client().ledger().at("/replies/" + bucket).asInt();
    }

    private int tries(String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/parley.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(tries), 0) FROM " + table)) {
            return row.getInt(1);
        }
    }

    private List<Map<String, Object>> messages() {
        return odoo.records("mail.message").stream()
                .filter(message -> String.valueOf(message.get("body")).contains("Utterance "))
                .toList();
    }

    private static int number(Map<String, Object> message) {
        return Integer.parseInt(String.valueOf(message.get("body")).replaceAll("(?s).*Utterance (\\d+)\\..*", "$1"));
    }

    private List<String> answers() {
        return mastodon.thread(threads.get(0)).stream()
                .filter(post -> post.author().equals("brand"))
                .map(post -> post.text())
                .toList();
    }
}
