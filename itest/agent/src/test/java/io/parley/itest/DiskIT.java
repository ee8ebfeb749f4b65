// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.simulator.odoo.OdooSimulator;
import io.parley.lab.simulator.wordpress.WordPressSimulator;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes nothing any more: the agent says so, takes nothing in, loses nothing, and goes on by itself. */
class DiskIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int SLOW_MILLIS = 200;
    private static final int BACKLOG = 40;

    @TempDir
    Path home;

    private WordPressSimulator blog;
    private OdooSimulator odoo;
    private long post;
    private int asked;

    @BeforeEach
    void configure() {
        blog = new WordPressSimulator();
        odoo = new OdooSimulator();
        post = blog.publishes("Spring sale", "<p>All lids.</p>");
        AgentProcess.configure(home, "io.parley.channel.webchat~website.cfg.json", "{}");
        AgentProcess.configure(home, "io.parley.channel.wordpress~blog.cfg.json", """
                {"endpoint": "%s", "user": "%s", ".applicationPassword": "%s", "pollSeconds": 1, "backfillDays": 1}
                """.formatted(
                        blog.endpoint(), blog.userName(), blog.applicationPassword()));
        AgentProcess.configure(home, "io.parley.crm.odoo~odoo.cfg.json", """
                {"endpoint": "%s", "database": "%s", "login": "%s", ".apiKey": "%s", "replySeconds": 1}
                """.formatted(
                        odoo.endpoint(), odoo.database(), odoo.login(), odoo.apiKey()));
        AgentProcess.configure(
                home, "io.parley.route~all.cfg.json", "{\"from\": [\"blog\", \"website\"], \"to\": [\"odoo\"]}");
    }

    @AfterEach
    void close() {
        odoo.close();
        blog.close();
    }

    @Test
    void aDiskThatFillsInTheMiddleOfADeliveryStopsTheIntakeUntilThereIsRoom() throws Exception {
        try (AgentProcess agent = onADiskOf("12m")) {
            Path data = Path.of("/proc/" + agent.pid() + "/root" + home.resolve("data"));
            AgentClient client = new AgentClient(
                    agent.address(), Files.readString(data.resolve("api-token")).strip());
            List<String> accepted = new ArrayList<>();
            Eventually.holds(() -> assertThat(chat(client, accepted)).isEqualTo(201));
            long lead = leadOf(accepted.get(0));
            odoo.server().wireMock().setGlobalFixedDelay(SLOW_MILLIS);
            for (int i = 0; i < BACKLOG; i++) {
                assertThat(chat(client, accepted)).isEqualTo(201);
            }
            Eventually.holds(() -> assertThat(arrived(accepted)).isGreaterThan(1));
            Path ballast = data.resolve("ballast");
            fill(ballast);
            assertThat(pending(client)).as("waiting when the disk was full").isPositive();
            assertThat(arrived(accepted)).as("delivered when the disk was full").isLessThan(accepted.size());
            refuses(client, accepted);
            comment("Asked while the disk was full");
            odoo.replies(lead, "Answered while the disk was full");
            for (int i = 0; i < 20; i++) {
                assertThat(chat(client, accepted)).isEqualTo(503);
            }
            assertThat(pending(client)).as("waiting before there is room").isPositive();
            Files.delete(ballast);
            Eventually.holds(() -> assertThat(health(client).statusCode()).isEqualTo(200));
            everythingIsThere(client, accepted);
        }
    }

    @Test
    void aDiskThatHasBecomeReadOnlyStopsTheIntakeUntilItCanBeWritten() throws Exception {
        assumeProgram("strace");
        try (AgentProcess agent = AgentProcess.start(home)) {
            AgentClient client = agent.client();
            List<String> accepted = new ArrayList<>();
            Eventually.holds(() -> assertThat(chat(client, accepted)).isEqualTo(201));
            Process readOnly = new ProcessBuilder(
                            "strace",
                            "-f",
                            "-o",
                            "/dev/null",
                            "-P",
                            home.resolve("data/parley.db-wal").toString(),
                            "-P",
                            home.resolve("data/parley.db").toString(),
                            "-e",
                            "inject=pwrite64,write:error=EROFS",
                            "-p",
                            String.valueOf(agent.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("strace.log").toFile())
                    .start();
            try {
                refuses(client, accepted);
                comment("Asked while nothing could be written");
            } finally {
                readOnly.destroy();
                readOnly.onExit().orTimeout(10, TimeUnit.SECONDS).join();
            }
            Eventually.holds(() -> assertThat(health(client).statusCode()).isEqualTo(200));
            everythingIsThere(client, accepted);
        }
    }

    @Test
    void aReadOnlyDiskIsSaidAtTheStart() throws Exception {
        assumeNamespaces();
        Files.createDirectories(home.resolve("data"));
        String script = "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\"";
        Process process = new ProcessBuilder(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        script,
                        home.resolve("data").toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        AgentProcess.JAR.toString(),
                        "--home",
                        home.toString(),
                        "--port",
                        "0")
                .start();
        String sentence = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(sentence).contains("data is read-only").hasLineCount(1);
    }

    /** Starts the agent with its data on a small disk of its own that nobody else sees. */
    private AgentProcess onADiskOf(String size) throws Exception {
        assumeNamespaces();
        Files.createDirectories(home.resolve("data"));
        String script = "mount -t tmpfs -o mode=700,size=" + size + " tmpfs \"$0\" && exec \"$@\"";
        return AgentProcess.start(
                List.of(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        script,
                        home.resolve("data").toString()),
                Path.of(System.getProperty("java.home")),
                home);
    }

    private void refuses(AgentClient client, List<String> accepted) {
        Eventually.holds(LONG, () -> assertThat(chat(client, accepted)).isEqualTo(503));
        HttpResponse<String> health = health(client);
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("Nothing can be stored; look at the disk");
    }

    private void everythingIsThere(AgentClient client, List<String> accepted) {
        Eventually.holds(LONG, () -> {
            List<String> bodies = bodies();
            for (String text : accepted) {
                assertThat(bodies)
                        .filteredOn(body -> body.contains(text + "<"))
                        .as(text)
                        .hasSize(1);
            }
        });
        Eventually.holds(LONG, () -> assertThat(pending(client)).isZero());
        assertThat(client.ledger().path("balanced").asBoolean()).isTrue();
        assertThat(client.ledger().at("/targets/0/parked").asInt()).isZero();
        assertThat(bodies()).doesNotHaveDuplicates();
    }

    /** A visitor asks something; the status of the answer. What was accepted must arrive. */
    private int chat(AgentClient client, List<String> accepted) {
        String text = "Question " + ++asked;
        int status = client.tryBegin("Visitor " + asked, text, "m" + asked).statusCode();
        if (status == 201) {
            accepted.add(text);
        }
        return status;
    }

    private void comment(String text) {
        blog.comments(post, "Carla", "carla@example.test", text, 0, "approved");
    }

    private static int pending(AgentClient client) {
        return client.ledger().at("/targets/0/pending").asInt();
    }

    /** How many of the texts stand in the CRM. */
    private long arrived(List<String> texts) {
        List<String> bodies = bodies();
        return texts.stream()
                .filter(text -> bodies.stream().anyMatch(body -> body.contains(text + "<")))
                .count();
    }

    private List<String> bodies() {
        return odoo.records("mail.message").stream()
                .filter(message -> "crm.lead".equals(message.get("model")))
                .map(message -> String.valueOf(message.get("body")))
                .toList();
    }

    private long leadOf(String text) {
        long[] found = new long[1];
        Eventually.holds(LONG, () -> {
            odoo.records("mail.message").stream()
                    .filter(message -> String.valueOf(message.get("body")).contains(text))
                    .forEach(message -> found[0] = ((Number) message.get("res_id")).longValue());
            assertThat(found[0]).isPositive();
        });
        return found[0];
    }

    private static HttpResponse<String> health(AgentClient client) {
        return client.send(
                HttpRequest.newBuilder(client.address().resolve("/health")).build());
    }

    private static void fill(Path ballast) throws IOException {
        byte[] bytes = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    private static void assumeNamespaces() throws Exception {
        assumeProgram("unshare");
        Process process = new ProcessBuilder("unshare", "-rm", "true")
                .redirectErrorStream(true)
                .start();
        Assumptions.assumeTrue(process.waitFor() == 0, "this machine lets nobody mount, not even privately");
    }

    private static void assumeProgram(String name) {
        boolean there = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        Assumptions.assumeTrue(there, "there is no " + name + " on this machine");
    }
}
