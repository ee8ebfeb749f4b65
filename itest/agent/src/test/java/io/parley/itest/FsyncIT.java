// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.itest.AgentClient.Chat;
import java.io.File;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An accepted message is on the disk: the system calls show it. kill -9 alone would not, the page cache survives it. */
class FsyncIT {

    private static final int MESSAGES = 20;

    @TempDir
    Path home;

    @Test
    void everyAcceptedMessageIsOnTheDiskBeforeItIsAnswered() throws Exception {
        // A chat alone: nothing else of the agent forces the store to the disk.
        AgentProcess.configure(home, "io.parley.channel.webchat~website.cfg.json", "{}");
        try (AgentProcess agent = AgentProcess.start(home)) {
            AgentClient client = agent.client();
            Chat[] chat = new Chat[1];
            Eventually.holds(() -> chat[0] = client.begin("Anna", "Hello", "0"));
            assertSynced(agent, "\"POST /chat/", 202, i -> client.say(chat[0], "Line " + i, String.valueOf(i))
                    .statusCode());
        }
    }

    @Test
    void everyWebhookIsOnTheDiskBeforeItIsAnswered() throws Exception {
        Path plugins = Files.createDirectories(home.resolve("plugins"));
        Files.copy(Path.of(System.getProperty("rig.jar")), plugins.resolve("rig.jar"));
        AgentProcess.configure(home, "io.parley.hook.rig~told.cfg.json", "{\"account\": \"told\"}");
        AgentProcess.configure(home, "io.parley.route~told.cfg.json", "{\"from\": [\"told\"], \"to\": [\"later\"]}");
        try (AgentProcess agent = AgentProcess.start(home)) {
            Eventually.holds(() -> assertThat(tell(agent, 0)).isEqualTo(200));
            assertSynced(agent, "\"POST /hooks/", 200, i -> tell(agent, i));
        }
    }

    private static int tell(AgentProcess agent, int number) {
        String body = """
                [{"id": "u%d", "conversation": "c", "person": "p", "text": "Line", "sentAt": "2026-01-01T00:00:00Z"}]
                """.formatted(number);
        return agent.client()
                .send(HttpRequest.newBuilder(agent.address().resolve("/hooks/told"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }

    private void assertSynced(AgentProcess agent, String question, int status, IntUnaryOperator ask) throws Exception {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "strace")));
        Assumptions.assumeTrue(there, "there is no strace on this machine");
        Path trace = home.resolve("strace.txt");
        Process strace = new ProcessBuilder(
                        "strace",
                        "-f",
                        "-y",
                        "-s",
                        "48",
                        "-o",
                        trace.toString(),
                        "-e",
                        "trace=fsync,fdatasync,read,write,writev,sendto,recvfrom",
                        "-p",
                        String.valueOf(agent.pid()))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("strace.log").toFile())
                .start();
        Assumptions.assumeFalse(strace.waitFor(2, TimeUnit.SECONDS), "strace may not look at processes here");
        for (int i = 1; i <= MESSAGES; i++) {
            assertThat(ask.applyAsInt(i)).isEqualTo(status);
        }
        String answer = "HTTP/1.1 " + status;
        Eventually.holds(() -> assertThat(lines(trace, answer)).isGreaterThanOrEqualTo(MESSAGES));
        strace.destroy();
        strace.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(answersWithoutSync(Files.readAllLines(trace), question, answer))
                .isEmpty();
    }

    /** Requests that were answered although nothing had been forced to the disk since they came. */
    private static List<String> answersWithoutSync(List<String> trace, String question, String answer) {
        List<String> found = new ArrayList<>();
        boolean asked = false;
        boolean synced = false;
        String syncing = "";
        int answered = 0;
        for (String line : trace) {
            if (line.contains(question)) {
                asked = true;
                synced = false;
            } else if (line.matches(".*(fsync|fdatasync)\\(.*parley\\.db-wal.*")) {
                synced = line.matches(".*= 0$");
                syncing = !synced ? line.split(" ")[0] : syncing;
            } else if (line.startsWith(syncing + " ") && line.matches(".*(fsync|fdatasync) resumed>.*= 0$")) {
                synced = true;
            } else if (asked && line.contains(answer)) {
                asked = false;
                answered++;
                if (!synced) {
                    found.add(line);
                }
            }
        }
        assertThat(answered).as("answers in the trace").isEqualTo(MESSAGES);
        return found;
    }

    private static long lines(Path file, String part) throws Exception {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains(part)).count();
        }
    }
}
