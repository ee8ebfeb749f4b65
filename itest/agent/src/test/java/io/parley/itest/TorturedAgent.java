// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged agent on one home and one port, which is killed and started again and again. */
final class TorturedAgent implements AutoCloseable {

    private final Path home;
    private final int port;
    private volatile Optional<Process> process = Optional.empty();

    TorturedAgent(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    static boolean canBeTraced() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "strace")));
    }

    void start() {
        try {
            process = Optional.of(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            AgentProcess.JAR.toString(),
                            "--home",
                            home.toString(),
                            "--port",
                            String.valueOf(port))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("stdout.txt").toFile()))
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            home.resolve("stderr.txt").toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitUp() {
        Eventually.holds(Duration.ofSeconds(60), this::ledger);
    }

    JsonNode ledger() {
        return get("/api/v1/ledger");
    }

    JsonNode get(String path) {
        try {
            String token = Files.readString(home.resolve("data/api-token")).strip();
            return new AgentClient(URI.create("http://127.0.0.1:" + port), token).get(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9. */
    void kill() {
        process.ifPresent(running -> {
            running.destroyForcibly();
            running.onExit().join();
        });
        process = Optional.empty();
    }

    /**
     * Kills it when it forces the store to the disk for the n-th time from now on.
     *
     * @return whether it died so; otherwise it is simply killed
     */
    boolean killInSync(int n) throws IOException, InterruptedException {
        Process running = process.orElseThrow();
        Process strace = new ProcessBuilder(
                        "strace",
                        "-f",
                        "-o",
                        "/dev/null",
                        "-e",
                        "trace=fsync,fdatasync",
                        "-e",
                        "inject=fsync,fdatasync:signal=SIGKILL:when=" + n,
                        "-p",
                        String.valueOf(running.pid()))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("strace.log").toFile())
                .start();
        boolean died = running.waitFor(8, TimeUnit.SECONDS);
        strace.destroy();
        strace.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        kill();
        return died;
    }

    /** Asks it to stop, as an operator would. */
    void stop() throws InterruptedException {
        Process running = process.orElseThrow();
        running.destroy();
        running.waitFor(20, TimeUnit.SECONDS);
        kill();
    }

    String log() throws IOException {
        return Files.readString(home.resolve("logs/parley.log"));
    }

    @Override
    public void close() {
        kill();
    }
}
