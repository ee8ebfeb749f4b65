// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proxy with a login, and credentials that die: said with what to do, and mended by writing a file. */
class NetworkIT {

    @TempDir
    static Path home;

    static AgentProcess agent;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(home.resolve("plugins"));
        Files.createDirectories(home.resolve("secrets"));
        PluginJar.drop(home, "1.0.0");
        agent = AgentProcess.start(home);
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @Test
    void everythingGoesThroughTheProxyOnceItsLoginIsRight() throws Exception {
        try (LoginProxy proxy = new LoginProxy("parley", "r1ght-s3cr3t")) {
            secret("proxy-password", "wr0ng-s3cr3t");
            agent.configure(
                    "io.parley.agent.cfg.json",
                    "{\"proxy\": \"" + proxy.address() + "\", \"proxyUser\": \"parley\","
                            + " \".proxyPassword\": \"$[secret:proxy-password]\"}");
            agent.configure("io.parley.channel.sample~far.cfg.json", "{\"endpoint\": \"http://log.invalid\"}");
            Eventually.holds(() -> {
                assertThat(part("account far").path("message").asText())
                        .contains("refused the login (status 407); correct proxyUser");
                assertThat(part("account far").path("status").asText()).isEqualTo("CRITICAL");
            });
            agent.configure("io.parley.channel.sample~near.cfg.json", "{\"endpoint\": \"" + proxy.address() + "\"}");
            secret("proxy-password", "r1ght-s3cr3t");
            Eventually.holds(() -> {
                assertThat(part("account far").path("status").asText()).isEqualTo("OK");
                assertThat(proxy.requests()).anyMatch(address -> address.startsWith("http://log.invalid/lines"));
            });
            agent.configure("io.parley.agent.cfg.json", "{\"proxy\": \"socks://u:p4ssw0rd@proxy:1\"}");
            Eventually.holds(() -> assertThat(part("configuration io.parley.agent.cfg.json")
                            .path("message")
                            .asText())
                    .contains("must be an address such as http://proxy.example.org:3128"));
            agent.configure("io.parley.agent.cfg.json", "{\"trustedCertificates\": \"secrets/proxy-password\"}");
            Eventually.holds(() -> assertThat(part("configuration io.parley.agent.cfg.json")
                            .path("message")
                            .asText())
                    .contains("trustedCertificates: ")
                    .contains("must hold certificates in PEM"));
            agent.configure("io.parley.agent.cfg.json", "{}");
            Eventually.holds(() -> assertThat(
                            part("configuration io.parley.agent.cfg.json").isMissingNode())
                    .isTrue());
            assertThat(agent.log()).doesNotContain("s3cr3t").doesNotContain("p4ssw0rd");
        }
    }

    @Test
    void deadCredentialsAreMendedByWritingTheSecretAnewAndNothingIsLost() throws Exception {
        try (LogServer log = new LogServer()) {
            log.require("Bearer first-token");
            secret("log-token", "first-token");
            agent.configure(
                    "io.parley.channel.sample~log.cfg.json",
                    "{\"endpoint\": \"" + log.address()
                            + "\", \".token\": \"$[secret:log-token]\", \"pollSeconds\": 1}");
            Eventually.holds(() ->
                    assertThat(part("account log").path("status").asText()).isEqualTo("OK"));
            log.require("Bearer second-token");
            log.add("Said while the credentials were dead");
            Eventually.holds(() -> {
                assertThat(part("account log").path("status").asText()).isEqualTo("CRITICAL");
                assertThat(part("account log").path("message").asText())
                        .contains("refused the credentials (status 401); put valid ones into the configuration");
            });
            int asked = log.authorizations().size();
            assertThat(received("log")).isZero();
            secret("log-token", "second-token");
            Eventually.holds(() -> {
                assertThat(part("account log").path("status").asText()).isEqualTo("OK");
                assertThat(received("log")).isPositive();
            });
            assertThat(log.authorizations().subList(asked, log.authorizations().size()))
                    .as("nobody knocks while the door is closed")
                    .containsOnly("Bearer second-token");
        }
    }

    private static void secret(String name, String value) throws IOException {
        Files.writeString(home.resolve("secrets").resolve(name), value);
    }

    private static long received(String account) {
        for (JsonNode line : agent.client().get("/api/v1/ledger").path("accounts")) {
            if (line.path("id").asText().equals(account)) {
                return line.path("received").asLong();
            }
        }
        return 0;
    }

    private static JsonNode part(String name) {
        for (JsonNode part : agent.client().get("/health").path("parts")) {
            if (part.path("name").asText().equals(name)) {
                return part;
            }
        }
        return AgentClient.JSON.missingNode();
    }
}
