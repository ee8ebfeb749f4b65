// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.lab.simulator.mastodon.MastodonSimulator;
import io.parley.lab.simulator.mastodon.Person;
import io.parley.lab.simulator.odoo.OdooSimulator;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was committed before delivery goes into the CRM in few calls, and one bad record stops none of the others. */
class CallEconomyIT {

    private static final int MESSAGES = 1_000;
    private static final int CONVERSATIONS = 200;
    private static final int PEOPLE = 150;
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    static Path home;

    static MastodonSimulator mastodon;
    static SalesforceSimulator salesforce;
    static OdooSimulator odoo;
    static AgentProcess agent;

    @BeforeAll
    static void start() {
        mastodon = new MastodonSimulator();
        mastodon.limitCalls(1_000_000);
        salesforce = new SalesforceSimulator();
        salesforce.deploy(Path.of("../../adapters/salesforce/metadata"));
        salesforce.rejectWhere(
                "Parley_Message__c",
                values -> String.valueOf(values.get("Text__c")).contains("poison"),
                "FIELD_CUSTOM_VALIDATION_EXCEPTION",
                "No poison here");
        odoo = new OdooSimulator();
        odoo.rejectWhere(
                "mail.message",
                "load",
                values -> String.valueOf(values.get("body")).contains("poison"),
                "odoo.exceptions.ValidationError",
                "No poison here");
        AgentProcess.configure(home, "io.parley.channel.mastodon~brand.cfg.json", """
                {"endpoint": "%s", ".token": "%s", "pollSeconds": 1, "backfillDays": 1}
                """.formatted(
                        mastodon.endpoint(), mastodon.brandToken()));
        AgentProcess.configure(
                home, "io.parley.route~all.cfg.json", "{\"from\": [\"brand\"], \"to\": [\"org\", \"odoo\"]}");
        agent = AgentProcess.start(home);
    }

    @AfterAll
    static void stop() {
        agent.close();
        odoo.close();
        salesforce.close();
        mastodon.close();
    }

    @Test
    void aThousandMessagesNeedFewCalls() {
        speak();
        Eventually.holds(LONG, () -> {
            assertThat(target("org").path("pending").asInt()).isEqualTo(MESSAGES);
            assertThat(target("odoo").path("pending").asInt()).isEqualTo(MESSAGES);
        });
        agent.configure("io.parley.crm.salesforce~org.cfg.json", """
                {"endpoint": "%s", "clientId": "%s", ".clientSecret": "%s", "replySeconds": 3600}
                """.formatted(
                        salesforce.endpoint(), salesforce.clientId(), salesforce.clientSecret()));
        Eventually.holds(LONG, () -> delivered("org"));
        long salesforceCalls = salesforce.apiCalls();
        agent.configure("io.parley.crm.odoo~odoo.cfg.json", """
                {"endpoint": "%s", "database": "%s", "login": "%s", ".apiKey": "%s", "replySeconds": 3600}
                """.formatted(
                        odoo.endpoint(), odoo.database(), odoo.login(), odoo.apiKey()));
        Eventually.holds(LONG, () -> delivered("odoo"));
        long odooCalls = odoo.server().calls("POST", "/jsonrpc");
        System.out.println("calls: messages=" + MESSAGES + " salesforce=" + salesforceCalls + " odoo=" + odooCalls);
        assertThat(salesforceCalls).isLessThanOrEqualTo(15);
        assertThat(odooCalls).isLessThanOrEqualTo(100);
        assertThat(salesforce.records("Contact")).hasSize(PEOPLE);
        assertThat(salesforce.records("Case")).hasSize(CONVERSATIONS);
        assertThat(odoo.records("crm.lead")).hasSize(CONVERSATIONS);
        assertThat(ofText(salesforce.records("Parley_Message__c"), "Text__c")).hasSize(MESSAGES - 1);
        assertThat(ofText(odoo.records("mail.message"), "body")).hasSize(MESSAGES - 1);
    }

    private static void speak() {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(mastodon.person("person" + i));
        }
        List<String> threads = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            int thread = i % CONVERSATIONS;
            Person who = people.get(thread % PEOPLE);
            String text = "@brand utterance " + i + (i == 555 ? " poison" : "");
            if (i < CONVERSATIONS) {
                threads.add(mastodon.says(who, text, "public", null));
            } else {
                mastodon.says(who, text, "public", threads.get(thread));
            }
        }
    }

    private static void delivered(String target) {
        assertThat(target(target).path("delivered").asInt()).isEqualTo(MESSAGES - 1);
        assertThat(target(target).path("parked").asInt()).isEqualTo(1);
    }

    private static JsonNode target(String id) {
        for (JsonNode target : agent.client().get("/api/v1/ledger").path("targets")) {
            if (target.path("id").asText().equals(id)) {
                return target;
            }
        }
        throw new AssertionError("no target " + id + " in the ledger");
    }

    private static List<String> ofText(List<Map<String, Object>> records, String field) {
        return records.stream()
                .map(row -> String.valueOf(row.get(field)))
                .filter(text -> text.contains("utterance"))
                .distinct()
                .toList();
    }
}
