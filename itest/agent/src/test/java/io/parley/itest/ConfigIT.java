// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Configuration by files, at run time: what is right is used, what is wrong is said and changes nothing. */
class ConfigIT {

    @TempDir
    static Path home;

    static LogServer log;
    static AgentProcess agent;
    static AgentClient client;

    @BeforeAll
    static void start() throws Exception {
        log = new LogServer();
        Files.createDirectories(home.resolve("plugins"));
        PluginJar.drop(home, "1.0.0");
        agent = AgentProcess.start(home);
        client = agent.client();
    }

    @AfterAll
    static void stop() {
        agent.close();
        log.close();
    }

    @Test
    void anAccountComesChangesAndGoes() {
        agent.configure("io.parley.channel.webchat~second.cfg.json", "{\"title\": \"Ask us\"}");
        Eventually.holds(() -> assertThat(page("/chat/second")).contains("Ask us"));
        agent.configure("io.parley.channel.webchat~second.cfg.json", "{\"title\": \"Ask <b>them</b>\"}");
        Eventually.holds(() -> assertThat(page("/chat/second")).contains("Ask &lt;b&gt;them"));
        agent.configure("io.parley.channel.webchat~second.cfg.json", "{\"title\": 7}");
        Eventually.holds(() ->
                assertThat(problems()).anyMatch(problem -> problem.contains("title must be a text in quotes, not 7")));
        assertThat(page("/chat/second")).as("what was there before goes on").contains("Ask &lt;b&gt;them");
        assertThat(home.resolve("config/io.parley.channel.webchat~second.cfg.json")
                        .toFile()
                        .delete())
                .isTrue();
        Eventually.holds(() -> assertThat(page("/chat/second")).doesNotContain("Ask"));
    }

    @Test
    void secretsComeFromFiles() throws Exception {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/sample-token"), "t0p-s3cr3t");
        agent.configure(
                "io.parley.channel.sample~secret.cfg.json",
                "{\"endpoint\": \"" + log.address() + "\", \".token\": \"$[secret:sample-token]\"}");
        Eventually.holds(() -> assertThat(log.authorizations()).contains("Bearer t0p-s3cr3t"));
        assertThat(agent.log()).doesNotContain("t0p-s3cr3t");
    }

    static Stream<Arguments> wrongFiles() {
        String sample = "io.parley.channel.sample~wrong";
        return Stream.of(
                Arguments.of(sample + "1", "{\"endpoint\": \"x\"", "it is not JSON"),
                Arguments.of(sample + "2", "{\"pageSize\": 10}", "endpoint is missing"),
                Arguments.of(sample + "3", "{\"endpoint\": \"http://x\", \"pageSize\": 0}", "pageSize is 0"),
                Arguments.of(sample + "4", "{\"endpoint\": \"http://x\", \"pageSize\": \"ten\"}", "a whole number"),
                Arguments.of(
                        sample + "5",
                        "{\"endpoint\": \"http://x\", \"pagesize\": 5}",
                        "there is no attribute pagesize"),
                Arguments.of(sample + "6", "{\"endpoint\": \"http://x\", \"pollSeconds\": -1}", "pollSeconds is -1"),
                Arguments.of(
                        sample + "7", "{\"endpoint\": \"http://x\", \".token\": \"$[secret:none]\"}", "no file none"),
                Arguments.of(sample + "8", "{\"endpoint\": \"http://x\", \".token\": \"$[env:NO_SUCH]\"}", "NO_SUCH"),
                Arguments.of(
                        "io.parley.channel.sample~website",
                        "{\"endpoint\": \"http://x\"}",
                        "the name website is taken by io.parley.channel.webchat~website.cfg.json"),
                Arguments.of("io.parley.channel.nowhere~x", "{}", "no plug-in for io.parley.channel.nowhere"),
                Arguments.of("anything", "{}", "its name must be"));
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void aWrongFileIsSaidAndNotUsed(String name, String json, String sentence) {
        agent.configure(name + ".cfg.json", json);
        Eventually.holds(() -> assertThat(problems())
                .anySatisfy(problem ->
                        assertThat(problem).contains(name + ".cfg.json").contains(sentence)));
    }

    @Test
    void aRouteThatNamesNobodyIsSaid() {
        agent.configure("io.parley.route~slip.cfg.json", "{\"from\": [\"websit\"], \"to\": [\"sandbox\"]}");
        Eventually.holds(() -> assertThat(problems()).contains("route slip: Nobody serves its account websit."));
    }

    private static String page(String path) {
        return client.send(client.authorized(path).GET().build()).body();
    }

    private static List<String> problems() {
        List<String> problems = new ArrayList<>();
        client.get("/health")
                .path("parts")
                .forEach(part -> problems.add(
                        part.path("name").asText() + ": " + part.path("message").asText()));
        return problems;
    }
}
