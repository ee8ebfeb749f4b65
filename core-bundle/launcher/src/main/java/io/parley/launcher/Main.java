// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The command line. Alone in speaking to the terminal and to the Java virtual machine. */
public final class Main {

    private static final int FINE = 0;
    private static final int NOT_STARTED = 1;
    private static final int WRONG_ARGUMENTS = 2;

    private Main() {}

    public static void main(String[] arguments) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(main, ended), "parley-shutdown"));
        int code = NOT_STARTED;
        try {
            code = run(arguments);
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
        }
        ended.countDown();
        // The threads of a framework that failed to stop would keep the process alive.
        System.exit(code);
    }

    private static void end(Thread main, CountDownLatch ended) {
        main.interrupt();
        try {
            if (!ended.await(4_900, TimeUnit.MILLISECONDS)) {
                System.err.println("The agent has not stopped within 5 seconds and is cut off.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int run(String... words) {
        try {
            Arguments arguments = Arguments.parse(words);
            switch (arguments.request()) {
                case HELP -> System.out.println(Arguments.HELP);
                case VERSION -> System.out.println("Parley " + Version.current());
                case RUN -> serve(arguments.options());
            }
            return FINE;
        } catch (WrongArgumentException e) {
            System.err.println(e.getMessage());
            return WRONG_ARGUMENTS;
        } catch (StartException e) {
            System.err.println(e.getMessage());
            return NOT_STARTED;
        } catch (InterruptedException e) {
            // The shutdown hook asks for the end, and the exit code is that of the signal.
            return FINE;
        }
    }

    private static void serve(AgentOptions options) throws StartException, InterruptedException {
        Path home = options.home().toAbsolutePath().normalize();
        // For a logback.xml of the user's own.
        System.setProperty("parley.home", home.toString());
        // SQLite unpacks its native library, and the system's folder for temporary files may forbid execution.
        System.setProperty("org.sqlite.tmpdir", home.resolve("cache").toString());
        try (Agent agent = Agent.start(options)) {
            System.out.println(agent.line());
            agent.awaitEnd();
        }
    }
}
