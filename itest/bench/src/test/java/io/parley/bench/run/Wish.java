// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import java.nio.file.Path;
import java.util.List;

/** What the person who runs the benchmark wants, by system properties. */
final class Wish {

    private Wish() {}

    /** {@return how often all contenders take their turn} */
    static int pairs() {
        return number("pairs", 7);
    }

    /** {@return posts of a trial} */
    static int messages(int usual) {
        return number("messages", usual);
    }

    /** {@return how long a measurement lasts that is one of time} */
    static int seconds(int usual) {
        return number("seconds", usual);
    }

    /** {@return the seed of the work} */
    static long seed() {
        return number("seed", 1);
    }

    /** {@return where results are written} */
    static Path results() {
        return Path.of(System.getProperty("bench.results", "target/bench"));
    }

    /** {@return flags for the Java of the agent, such as those of a recording} */
    static List<String> agentFlags() {
        String flags = System.getProperty("agent.flags", "");
        return flags.isEmpty() ? List.of() : List.of(flags.split(" "));
    }

    private static int number(String name, int usual) {
        String text = System.getProperty(name, "");
        return text.isEmpty() ? usual : Integer.parseInt(text);
    }
}
