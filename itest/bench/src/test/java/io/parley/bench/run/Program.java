// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program in a process of its own, which has begun when it prints its first line. */
final class Program implements AutoCloseable {

    private final Process process;
    private final String firstLine;
    private final Path home;

    private Program(Process process, String firstLine, Path home) {
        this.process = process;
        this.firstLine = firstLine;
        this.home = home;
    }

    /** Starts a class of the class path. */
    static Program ofClass(Path home, List<String> flags, Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>(flags);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        for (Object argument : arguments) {
            command.add(String.valueOf(argument));
        }
        return start(home, command);
    }

    /** Starts Java with arguments; the home is where it writes what it has to say. */
    static Program start(Path home, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return run(home, command);
    }

    /** Runs a command that becomes a Java program. */
    static Program run(Path home, List<String> command) {
        Path errors = home.resolve("errors.txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (line == null) {
                throw new AssertionError(command + " did not start: " + Files.readString(errors));
            }
            return new Program(process, line, home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String firstLine() {
        return firstLine;
    }

    Path home() {
        return home;
    }

    long pid() {
        return process.pid();
    }

    Usage usage() {
        return Usage.of(process.pid());
    }

    void assertAlive() {
        if (!process.isAlive()) {
            throw new AssertionError("a program ended by itself; see " + home);
        }
    }

    /** Asks it to end, and waits until it has. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
