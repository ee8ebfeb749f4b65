// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged agent as people start it: {@code java -jar parley.jar}, on a free port. */
final class AgentProcess implements AutoCloseable {

    static final Path JAR =
            Path.of(System.getProperty("agent.jar", "../../core-bundle/distribution/target/parley.jar"));

    private static final Pattern LINE = Pattern.compile("(http://[^ ]+)/ - log in once with (http://\\S+)");
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final Path home;
    private final URI address;
    private final URI loginLink;
    private final long startedAfterMillis;

    private AgentProcess(Process process, Path home, String line, long startedAfterMillis) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.find()) {
            throw new AssertionError("the agent printed: " + line);
        }
        this.process = process;
        this.home = home;
        this.address = URI.create(matcher.group(1));
        this.loginLink = URI.create(matcher.group(2));
        this.startedAfterMillis = startedAfterMillis;
    }

    /** Starts an agent on a home and waits until it says where it is. */
    static AgentProcess start(Path home, String... options) {
        return start(Path.of(System.getProperty("java.home")), home, options);
    }

    static AgentProcess start(Path javaHome, Path home, String... options) {
        return start(List.of(), javaHome, home, options);
    }

    /** Starts an agent by way of another program, which must become the agent. */
    static AgentProcess start(List<String> by, Path javaHome, Path home, String... options) {
        List<String> command = new ArrayList<>(by);
        command.addAll(List.of(
                javaHome.resolve("bin").resolve("java").toString(),
                "-jar",
                JAR.toString(),
                "--home",
                home.toString(),
                "--port",
                "0"));
        command.addAll(List.of(options));
        try {
            Files.createDirectories(home);
            long begin = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            home.resolve("stderr.txt").toFile()))
                    .start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = CompletableFuture.supplyAsync(() -> line(out))
                    .orTimeout(START.toSeconds(), TimeUnit.SECONDS)
                    .join();
            if (line == null) {
                throw new AssertionError("the agent ended at once: " + Files.readString(home.resolve("stderr.txt")));
            }
            return new AgentProcess(process, home, line, (System.nanoTime() - begin) / 1_000_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(BufferedReader out) {
        try {
            return out.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return address;
    }

    URI loginLink() {
        return loginLink;
    }

    Path home() {
        return home;
    }

    long pid() {
        return process.pid();
    }

    long startedAfterMillis() {
        return startedAfterMillis;
    }

    AgentClient client() {
        try {
            return new AgentClient(
                    address, Files.readString(home.resolve("data/api-token")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a configuration file, atomically. */
    void configure(String name, String json) {
        configure(home, name, json);
    }

    /** A home whose accounts are routed to a sandbox CRM. */
    static void routeToSandbox(Path home, String... accounts) {
        configure(home, "io.parley.crm.sandbox~sandbox.cfg.json", "{\".token\": \"$[secret:sandbox-token]\"}");
        String from = "\"" + String.join("\", \"", accounts) + "\"";
        configure(home, "io.parley.route~all.cfg.json", "{\"from\": [" + from + "], \"to\": [\"sandbox\"]}");
        try {
            Files.createDirectories(home.resolve("secrets"));
            Files.writeString(home.resolve("secrets/sandbox-token"), "a-token-for-this-test-alone-0123456789");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void configure(Path home, String name, String json) {
        try {
            Path folder = Files.createDirectories(home.resolve("config"));
            Path draft = Files.writeString(folder.resolve(name + ".draft"), json);
            Files.move(draft, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String log() {
        try {
            return Files.readString(home.resolve("logs/parley.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resident memory in megabytes. */
    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024;
    }

    /** kill -9: the agent does not get to know of it. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks the agent to stop, as an operator would. Returns how long it took. */
    Duration stop() {
        long begin = System.nanoTime();
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
