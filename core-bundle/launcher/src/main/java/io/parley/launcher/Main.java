// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The command line. Alone in speaking to the terminal and to the Java virtual machine. */
public final class Main {

    /** How the command is called, and its home unless another is named: said by the script that starts it. */
    private static final String COMMAND = "parley.command";

    private static final String FOLDER = "parley.folder";

    private static final int FINE = 0;
    private static final int NOT_STARTED = 1;
    private static final int WRONG_ARGUMENTS = 2;

    private Main() {}

    /** How it ended: the exit code, and whether it has served before. */
    private record Ending(int code, boolean served) {}

    public static void main(String[] arguments) {
        CompletableFuture<Ending> ended = new CompletableFuture<>();
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(main, ended), "parley-shutdown"));
        Ending ending = new Ending(NOT_STARTED, false);
        try {
            ending = run(arguments);
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
        }
        ended.complete(ending);
        // The threads of a framework that failed to stop would keep the process alive.
        System.exit(ending.code());
    }

    private static void end(Thread main, CompletableFuture<Ending> ended) {
        main.interrupt();
        try {
            if (ended.get(4_900, TimeUnit.MILLISECONDS).served()) {
                ClassArchive.missing().ifPresent(Main::make);
            }
        } catch (TimeoutException e) {
            System.err.println("The agent has not stopped within 5 seconds and is cut off.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void make(ClassArchive archive) {
        // Java would add a line of its own to that of the agent.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            archive.make();
        } catch (IOException e) {
            System.err.println("No archive of classes was made, so the next start takes as long as this one: " + e);
        }
    }

    private static Ending run(String... words) {
        try {
            Arguments arguments = Arguments.parse(started(words));
            switch (arguments.request()) {
                case HELP ->
                    System.out.println(Arguments.help(
                            System.getProperty(COMMAND, "java -jar parley.jar"),
                            System.getProperty(FOLDER, "./parley-home")));
                case VERSION -> System.out.println("Parley " + Version.current());
                case RESTORE -> {
                    return new Ending(restore(arguments), false);
                }
                case UNINSTALL -> {
                    return new Ending(uninstall(arguments), false);
                }
                case RUN -> {
                    return serve(arguments.options());
                }
            }
            return new Ending(FINE, false);
        } catch (WrongArgumentException e) {
            System.err.println(e.getMessage());
            return new Ending(WRONG_ARGUMENTS, false);
        } catch (StartException e) {
            System.err.println(e.getMessage());
            return new Ending(NOT_STARTED, false);
        } catch (InterruptedException e) {
            // The shutdown hook asks for the end, and the exit code is that of the signal.
            return new Ending(FINE, false);
        }
    }

    /** A script that starts the agent may have a home of its own; a home on the command line comes behind it and counts. */
    private static String[] started(String... words) {
        String home = System.getProperty(FOLDER);
        return home == null
                ? words
                : Stream.concat(Stream.of("--home", home), Stream.of(words)).toArray(String[]::new);
    }

    private static int restore(Arguments arguments) throws StartException {
        prepare(arguments.options());
        return new HomeTool("restore", arguments.options())
                .run(
                        arguments.backUp().orElseThrow(),
                        new PrintWriter(System.out, true),
                        new PrintWriter(System.err, true));
    }

    private static int uninstall(Arguments arguments) throws StartException, InterruptedException {
        return new Uninstall(arguments.options(), arguments.target().orElseThrow())
                .run(arguments.remove(), new PrintWriter(System.out, true), new PrintWriter(System.err, true));
    }

    private static void prepare(AgentOptions options) {
        Path home = options.home().toAbsolutePath().normalize();
        // For a logback.xml of the user's own.
        System.setProperty("parley.home", home.toString());
        // SQLite unpacks its native library, and the system's folder for temporary files may forbid execution.
        System.setProperty("org.sqlite.tmpdir", home.resolve("cache").toString());
    }

    private static Ending serve(AgentOptions options) throws StartException, InterruptedException {
        prepare(options);
        try (Agent agent = Agent.start(options)) {
            System.out.println(agent.line());
            awaitEnd(agent);
        }
        return new Ending(FINE, true);
    }

    private static void awaitEnd(Agent agent) {
        try {
            agent.awaitEnd();
        } catch (InterruptedException e) {
            // The shutdown hook asks for the end, and the exit code is that of the signal.
            return;
        }
    }
}
