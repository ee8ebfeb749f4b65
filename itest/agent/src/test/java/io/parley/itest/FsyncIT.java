// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.itest.AgentClient.Chat;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "strace")));
        Assumptions.assumeTrue(there, "there is no strace on this machine");
        // A chat alone: nothing else of the agent forces the store to the disk.
        AgentProcess.configure(home, "io.parley.channel.webchat~website.cfg.json", "{}");
        try (AgentProcess agent = AgentProcess.start(home)) {
            AgentClient client = agent.client();
            Chat[] chat = new Chat[1];
            Eventually.holds(() -> chat[0] = client.begin("Anna", "Hello", "0"));
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
                assertThat(client.say(chat[0], "Line " + i, String.valueOf(i)).statusCode())
                        .isEqualTo(202);
            }
            Eventually.holds(() -> assertThat(lines(trace, "HTTP/1.1 202")).isGreaterThanOrEqualTo(MESSAGES));
            strace.destroy();
            strace.onExit().orTimeout(10, TimeUnit.SECONDS).join();
            assertThat(answersWithoutSync(Files.readAllLines(trace))).isEmpty();
        }
    }

    /** Requests that were answered although nothing had been forced to the disk since they came. */
    private static List<String> answersWithoutSync(List<String> trace) {
        List<String> found = new ArrayList<>();
        boolean asked = false;
        boolean synced = false;
        String syncing = "";
        int answered = 0;
        for (String line : trace) {
            if (line.contains("\"POST /chat/")) {
                asked = true;
                synced = false;
            } else if (line.matches(".*(fsync|fdatasync)\\(.*parley\\.db-wal.*")) {
                synced = line.matches(".*= 0$");
                syncing = !synced ? line.split(" ")[0] : syncing;
            } else if (line.startsWith(syncing + " ") && line.matches(".*(fsync|fdatasync) resumed>.*= 0$")) {
                synced = true;
            } else if (asked && line.contains("HTTP/1.1 202")) {
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
