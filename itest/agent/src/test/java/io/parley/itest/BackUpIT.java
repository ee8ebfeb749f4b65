// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.lab.simulator.odoo.OdooSimulator;
import io.parley.lab.simulator.wordpress.WordPressSimulator;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A back-up of the packaged agent, and what becomes of the channel and the CRM when it is restored. */
class BackUpIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path home;

    @Test
    void afterARestoreNothingIsPostedOrWrittenAgain() throws Exception {
        try (WordPressSimulator blog = new WordPressSimulator();
                OdooSimulator odoo = new OdooSimulator()) {
            configure(blog, odoo);
            long post = blog.publishes("Spring sale", "<p>All lids.</p>");
            String backUp;
            try (AgentProcess agent = AgentProcess.start(home)) {
                for (int i = 0; i < 3; i++) {
                    ask(blog, post, i);
                    odoo.replies(leadOf(odoo, i), "Answer " + i);
                }
                Eventually.holds(LONG, () -> assertThat(answers(blog, post)).hasSize(3));
                JsonNode made = backUp(agent);
                backUp = made.path("file").asText();
                assertThat(sha256(Path.of(backUp)))
                        .isEqualTo(made.path("sha256").asText());
                for (int i = 3; i < 7; i++) {
                    ask(blog, post, i);
                    odoo.replies(leadOf(odoo, i), "Answer " + i);
                }
                odoo.replies(leadOf(odoo, 0), "One more thing");
                Eventually.holds(LONG, () -> assertThat(answers(blog, post)).hasSize(8));
                Eventually.holds(LONG, () -> assertThat(
                                agent.client().ledger().at("/replies/sent").asInt())
                        .isEqualTo(8));
                assertThat(restore(backUp)).as("while it runs").startsWith("1 ").contains("in use by another");
                agent.kill();
            }
            List<String> answered = answers(blog, post);
            List<String> written = messages(odoo);
            assertThat(restore(backUp)).startsWith("0 ").contains("Restored").contains("data/replaced-");
            try (AgentProcess agent = AgentProcess.start(home)) {
                ask(blog, post, 7);
                odoo.replies(leadOf(odoo, 7), "Answer 7");
                Eventually.holds(LONG, () -> assertThat(answers(blog, post)).hasSize(9));
                Eventually.holds(LONG, () -> assertThat(
                                agent.client().ledger().at("/replies/sent").asInt())
                        .isEqualTo(9));
                assertThat(answers(blog, post).subList(0, 8)).isEqualTo(answered);
                assertThat(messages(odoo))
                        .startsWith(written.toArray(String[]::new))
                        .hasSize(written.size() + 2);
                assertThat(agent.client().ledger().path("balanced").asBoolean()).isTrue();
                assertThat(agent.client().get("/api/v1/parked").path("parked")).isEmpty();
            }
        }
    }

    @Test
    void whatAKillLeavesIsWholeOrNoBackUp() throws Exception {
        AgentProcess.start(home).close();
        pad(40);
        int interrupted = 0;
        for (int millis = 50; millis < 1_300; millis += 250) {
            long drafts;
            try (AgentProcess agent = AgentProcess.start(home)) {
                Eventually.holds(() -> agent.client().get("/health"));
                drafts = drafts();
                CompletableFuture<HttpResponse<String>> asked = agent.client()
                        .http()
                        .sendAsync(
                                agent.client()
                                        .authorized("/api/v1/backup")
                                        .POST(BodyPublishers.noBody())
                                        .build(),
                                BodyHandlers.ofString());
                try {
                    asked.get(millis, TimeUnit.MILLISECONDS);
                } catch (TimeoutException stillWorking) {
                    assertThat(asked).isNotDone();
                }
                agent.kill();
            }
            interrupted += drafts() > drafts ? 1 : 0;
            for (Path whole : backUps()) {
                assertThat(sha256(whole))
                        .as("%s", whole)
                        .isEqualTo(manifest(whole).path("sha256").asText());
            }
        }
        assertThat(interrupted).as("kills in the middle of a back-up").isPositive();
        try (AgentProcess agent = AgentProcess.start(home)) {
            int before = backUps().size();
            backUp(agent);
            assertThat(backUps()).hasSize(before + 1);
            assertThat(home.resolve("backups")).isDirectoryNotContaining("glob:**.part");
        }
    }

    @Test
    void aDamagedStoreIsSaidAndTheBackUpThatIsNamedMendsIt() throws Exception {
        String backUp;
        try (AgentProcess agent = AgentProcess.start(home)) {
            Eventually.holds(() -> agent.client().begin("Anna", "Hello", "1"));
            Eventually.holds(() -> assertThat(agent.client().cases()).hasSize(1));
            backUp = backUp(agent).path("file").asText();
            agent.stop();
        }
        try (RandomAccessFile store =
                new RandomAccessFile(home.resolve("data/parley.db").toFile(), "rw")) {
            store.seek(5 * 4_096);
            store.write(new byte[4_096]);
        }
        assertThat(command("--home", home.toString(), "--port", "0"))
                .startsWith("1 ")
                .contains("is damaged")
                .contains("restore " + backUp + " --home " + home);
        assertThat(restore(backUp)).startsWith("0 ");
        try (AgentProcess agent = AgentProcess.start(home)) {
            assertThat(agent.client().ledger().at("/targets/0/delivered").asInt())
                    .isEqualTo(1);
        }
    }

    private void configure(WordPressSimulator blog, OdooSimulator odoo) {
        AgentProcess.configure(home, "io.parley.channel.wordpress~blog.cfg.json", """
                {"endpoint": "%s", "user": "%s", ".applicationPassword": "%s", "pollSeconds": 1, "backfillDays": 1}
                """.formatted(
                        blog.endpoint(), blog.userName(), blog.applicationPassword()));
        AgentProcess.configure(home, "io.parley.crm.odoo~odoo.cfg.json", """
                {"endpoint": "%s", "database": "%s", "login": "%s", ".apiKey": "%s", "replySeconds": 1}
                """.formatted(
                        odoo.endpoint(), odoo.database(), odoo.login(), odoo.apiKey()));
        AgentProcess.configure(home, "io.parley.route~all.cfg.json", "{\"from\": [\"blog\"], \"to\": [\"odoo\"]}");
    }

    private static void ask(WordPressSimulator blog, long post, int number) {
        String name = "Visitor" + number;
        blog.comments(post, name, name + "@example.test", "Question " + number, 0, "approved");
    }

    private static long leadOf(OdooSimulator odoo, int number) {
        long[] found = new long[1];
        Eventually.holds(LONG, () -> {
            found[0] = 0;
            odoo.records("mail.message").stream()
                    .filter(message -> String.valueOf(message.get("body")).contains("Question " + number))
                    .forEach(message -> found[0] = ((Number) message.get("res_id")).longValue());
            assertThat(found[0]).isPositive();
        });
        return found[0];
    }

    private static List<String> answers(WordPressSimulator blog, long post) {
        return blog.thread(post).stream()
                .map(entry -> entry.text())
                .filter(text -> !text.contains("Question"))
                .toList();
    }

    private static List<String> messages(OdooSimulator odoo) {
        return odoo.records("mail.message").stream()
                .filter(message -> "crm.lead".equals(message.get("model")))
                .map(message -> message.get("res_id") + " " + message.get("body"))
                .toList();
    }

    private static JsonNode backUp(AgentProcess agent) {
        HttpResponse<String> answer = agent.client().post("/api/v1/backup", AgentClient.JSON.createObjectNode());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode made = AgentClient.json(answer.body());
        JsonNode document = agent.client().get("/api/v1/openapi.json");
        new SchemaCheck(document, "/api/v1/backup").check(document.at("/components/schemas/BackUp"), made);
        return made;
    }

    /** Runs the command; its exit code and what it says. */
    private String restore(String file) throws Exception {
        return command("restore", file, "--home", home.toString());
    }

    private static String command(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                AgentProcess.JAR.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + " " + said;
    }

    /** Makes the store of a stopped agent so large that copying it takes a while. */
    private void pad(int megabytes) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/parley.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE padding (bytes BLOB)");
            for (int i = 0; i < megabytes; i++) {
                statement.executeUpdate("INSERT INTO padding VALUES (randomblob(1000000))");
            }
        }
    }

    private List<Path> backUps() throws IOException {
        return backUpsEndingWith(".zip");
    }

    private long drafts() throws IOException {
        return backUpsEndingWith(".part").size();
    }

    private List<Path> backUpsEndingWith(String end) throws IOException {
        Path folder = home.resolve("backups");
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    private static JsonNode manifest(Path backUp) throws IOException {
        try (ZipFile zip = new ZipFile(backUp.toFile())) {
            return AgentClient.JSON.readTree(zip.getInputStream(zip.getEntry("manifest.json")));
        }
    }

    private static String sha256(Path backUp) throws Exception {
        try (ZipFile zip = new ZipFile(backUp.toFile())) {
            byte[] store = zip.getInputStream(zip.getEntry("parley.db")).readAllBytes();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(store));
        }
    }
}
