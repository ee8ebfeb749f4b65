// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;

/** A real server on loopback, started by a script that the environment variable {@code PARLEY_REAL} leads to. */
final class RealServer implements AutoCloseable {

    private final Path folder;
    private final FileChannel turn;
    private final JsonNode description;

    private RealServer(Path folder, FileChannel turn, JsonNode description) {
        this.folder = folder;
        this.turn = turn;
        this.description = description;
    }

    /** Starts it, once no other test has it, or skips the test with a message. */
    static RealServer start(String name) {
        String scripts = System.getenv("PARLEY_REAL");
        Assumptions.assumeTrue(
                scripts != null && Files.exists(Path.of(scripts, name, "start.sh")),
                "PARLEY_REAL does not name a folder with a script that starts " + name);
        Path folder = Path.of(scripts, name);
        FileChannel turn = turn(name);
        String[] lines = run(folder, "start.sh").strip().split("\n");
        return new RealServer(folder, turn, AgentClient.json(lines[lines.length - 1]));
    }

    String baseUrl() {
        return description.path("baseUrl").asText();
    }

    JsonNode description() {
        return description;
    }

    @Override
    public void close() {
        run(folder, "stop.sh");
        try {
            turn.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** There is one of each server, and the tests run in more than one process. */
    private static FileChannel turn(String name) {
        try {
            FileChannel turn = FileChannel.open(
                    Path.of(System.getProperty("java.io.tmpdir"), "parley-real-" + name + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            turn.lock();
            return turn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(Path folder, String script) {
        try {
            Path output = Files.createTempFile("real-server", ".txt");
            Process process = new ProcessBuilder("bash", folder.resolve(script).toString())
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int status = process.waitFor();
            String text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            if (status != 0) {
                throw new AssertionError(script + " ended with " + status + ": " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
