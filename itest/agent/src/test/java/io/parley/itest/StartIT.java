// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping, as an operator does it, and the sentences when it cannot be. */
class StartIT {

    private static final Set<String> OPTIONS_FOR_JAVA =
            Set.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    @TempDir
    Path home;

    @Test
    void itStopsInTimeAndGoesOnWhereItWas() {
        try (AgentProcess agent = AgentProcess.start(home)) {
            Eventually.holds(() -> agent.client().begin("Anna", "Hello", "1"));
            assertThat(agent.stop()).isLessThan(Duration.ofSeconds(5));
            assertThat(agent.log()).doesNotContain(" ERROR ");
        }
        try (AgentProcess again = AgentProcess.start(home)) {
            Eventually.holds(() -> assertThat(again.client().cases()).hasSize(1));
        }
    }

    @Test
    void itStopsInTimeWhileTheOtherSideHangs() throws Exception {
        Files.createDirectories(home.resolve("plugins"));
        PluginJar.drop(home, "1.0.0");
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            silent.setSoTimeout(30_000);
            for (int i = 0; i < 5; i++) {
                AgentProcess.configure(
                        home,
                        "io.parley.channel.sample~silent" + i + ".cfg.json",
                        "{\"endpoint\": \"http://127.0.0.1:" + silent.getLocalPort() + "\"}");
            }
            try (AgentProcess agent = AgentProcess.start(home);
                    Socket called = silent.accept();
                    Socket calledAgain = silent.accept()) {
                assertThat(List.of(called, calledAgain)).allMatch(Socket::isConnected);
                assertThat(agent.stop()).isLessThan(Duration.ofSeconds(5));
                assertThat(agent.log()).doesNotContain(" ERROR ");
            }
        }
    }

    @Test
    void whatIsNotConfiguredIsNoFault() {
        AgentProcess.configure(home, "io.parley.channel.webchat~website.cfg.json", "{}");
        try (AgentProcess agent = AgentProcess.start(home)) {
            Eventually.holds(() -> assertThat(
                            agent.client().get("/health").path("status").asText())
                    .as("%s", agent.client().get("/health"))
                    .isEqualTo("OK"));
        }
    }

    @Test
    void theTokenIsForTheOwnerAlone() throws IOException {
        try (AgentProcess agent = AgentProcess.start(home)) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(agent.home().resolve("data/api-token"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aSecondAgentOnOneHomeIsRefused() throws Exception {
        try (AgentProcess agent = AgentProcess.start(home)) {
            assertThat(refusal("--home", home.toString(), "--port", "0")).contains(home.toString());
            assertThat(agent.client().ledger().path("balanced").asBoolean()).isTrue();
        }
    }

    @Test
    void aHomeOfANewerVersionIsRefused() throws Exception {
        AgentProcess.start(home).close();
        Files.writeString(home.resolve("data/home-format"), "99");
        assertThat(refusal("--home", home.toString(), "--port", "0")).contains("newer");
    }

    @Test
    void aStoreOfANewerVersionIsRefused() throws Exception {
        AgentProcess.start(home).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/parley.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 99");
        }
        assertThat(refusal("--home", home.toString(), "--port", "0")).contains("newer version of Parley");
    }

    @Test
    void aHomeThatCannotBeWrittenIsRefused() throws Exception {
        assertThat(refusal("--home", "/proc/parley-home", "--port", "0")).contains("/proc/parley-home");
    }

    @Test
    void aTakenPortIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(refusal("--home", home.toString(), "--port", port)).contains(port);
        }
    }

    @Test
    void itRunsOnTheNewestJava() {
        Optional<Path> newer = javaHomes().filter(java -> version(java) >= 24).findFirst();
        Assumptions.assumeTrue(newer.isPresent(), "there is no Java 24 or newer on this machine");
        try (AgentProcess agent = AgentProcess.start(newer.get(), home)) {
            Eventually.holds(() -> agent.client().begin("Anna", "Hello", "1"));
            Eventually.holds(() -> assertThat(agent.client().cases()).hasSize(1));
        }
    }

    @Test
    void theZipRunsFromWhereItIsUnpacked() throws Exception {
        String zip = System.getProperty("agent.zip");
        unzip(Path.of(zip), home);
        Path folder;
        try (Stream<Path> found = Files.list(home)) {
            folder = found.filter(Files::isDirectory).findFirst().orElseThrow();
        }
        Path script = folder.resolve("bin/parley");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Process help = new ProcessBuilder(script.toString(), "--help").start();
        assertThat(new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("Usage: " + script + " [--home DIR]")
                .contains("(default " + folder.toRealPath() + ")");
        assertThat(startAndStop(script)).contains("http://127.0.0.1:");
        assertThat(folder.resolve("data/parley.db")).exists();

        assertThat(folder.resolve("cache")).isDirectoryContaining("glob:**/classes-*.jsa");
        assertThat(startAndStop(script)).contains("http://127.0.0.1:");
    }

    /** What the script prints. */
    private String startAndStop(Path script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(script.toString(), "--port", "0")
                .redirectError(home.resolve("stderr.txt").toFile());
        builder.environment().keySet().removeAll(OPTIONS_FOR_JAVA);
        Process process = builder.start();
        try {
            return process.inputReader().readLine();
        } finally {
            process.destroy();
            process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    @Test
    void theShellAnswersCommands() throws Exception {
        Process process = new ProcessBuilder(command("--home", home.toString(), "--port", "0", "--shell"))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out.txt").toFile())
                .start();
        try {
            Eventually.holds(
                    () -> assertThat(Files.readString(home.resolve("out.txt"))).contains("Parley runs at"));
            process.outputWriter().append("parley:status\n").flush();
            Eventually.holds(() -> assertThat(Files.readString(home.resolve("out.txt")))
                    .contains("ledger: OK")
                    .contains("account website"));
            process.outputWriter()
                    .append("parley:parked no-such-text\n")
                    .append("parley:retry delivery-1 item-1\n")
                    .append("parley:drop reply-1 it is not needed\n")
                    .append("parley:pause website\n")
                    .append("parley:pause\n")
                    .append("parley:resume\n")
                    .append("parley:status\n")
                    .flush();
            Eventually.holds(() -> assertThat(Files.readString(home.resolve("out.txt")))
                    .contains("There is nothing.")
                    .contains("There is no delivery-1;")
                    .contains("There is no item-1;")
                    .contains("There is no reply-1;")
                    .contains("All answers wait")
                    .contains("replies: WARN - Answers of account website are paused since"));
        } finally {
            process.destroy();
            process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    /** The one sentence with which a start is refused. */
    private static String refusal(String... arguments) throws Exception {
        Process process = new ProcessBuilder(command(arguments)).start();
        String sentence = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        return sentence;
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                AgentProcess.JAR.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Stream<Path> javaHomes() {
        Path siblings = Path.of(System.getProperty("java.home")).getParent();
        try (Stream<Path> found = Files.list(siblings)) {
            return found.filter(java -> Files.exists(java.resolve("bin/java"))).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static int version(Path java) {
        try (Stream<String> lines = Files.lines(java.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", "").split("\\.")[0])
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void unzip(Path zip, Path folder) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                Path target = folder.resolve(entry.getName()).normalize();
                assertThat(target).startsWithRaw(folder);
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(file.getInputStream(entry), target);
                }
            }
        }
    }
}
