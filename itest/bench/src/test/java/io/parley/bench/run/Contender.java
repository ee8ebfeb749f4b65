// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import io.parley.bench.contender.CamelAsWritten;
import io.parley.bench.contender.CamelTuned;
import io.parley.bench.contender.Composite;
import io.parley.bench.contender.DurableLoop;
import io.parley.bench.contender.PlainLoop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who does the work. */
enum Contender {
    /** The packaged agent. */
    PARLEY("Parley", Agent::start),
    /** Apache Camel as its users write it. */
    CAMEL("Camel as written", places -> program(CamelAsWritten.class, places)),
    /** Apache Camel with an aggregator. */
    CAMEL_TUNED("Camel with composites", places -> program(CamelTuned.class, places)),
    /** The limit of what loses nothing. */
    DURABLE_LOOP("loop with SQLite", places -> program(DurableLoop.class, places)),
    /** The limit. */
    PLAIN_LOOP("loop without a store", places -> program(PlainLoop.class, places));

    /** Those that can be told how many records the CRM takes in a call. */
    static final List<Contender> OF_ANY_CRM = List.of(PARLEY, DURABLE_LOOP);

    /**
     * Where a contender works.
     *
     * @param home an empty folder
     * @param channel address
     * @param crms addresses; only the agent writes to more than one
     * @param accounts how many
     * @param recordsACall how many the CRM takes
     */
    record Places(Path home, String channel, List<String> crms, int accounts, int recordsACall) {

        /** One account, composites. */
        static Places of(Path home, Servers servers) {
            return new Places(home, servers.channelAddress(), servers.crmAddresses(), 1, Composite.MOST);
        }
    }

    /** Starts a contender. */
    @FunctionalInterface
    private interface Starter {

        Program start(Places places);
    }

    private final String title;
    private final Starter starter;

    Contender(String title, Starter starter) {
        this.title = title;
        this.starter = starter;
    }

    String title() {
        return title;
    }

    Program start(Places places) {
        return starter.start(places);
    }

    /** The same for all: those of the agent's start script. */
    static List<String> flags(Path home) {
        return new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-Xms32m",
                "-Xmx512m",
                "-XX:MaxNewSize=32m",
                "-XX:MinHeapFreeRatio=20",
                "-XX:MaxHeapFreeRatio=40",
                Allocation.flag(home)));
    }

    private static Program program(Class<?> main, Places places) {
        return Program.ofClass(
                places.home(),
                flags(places.home()),
                main,
                places.channel(),
                places.crms().get(0),
                places.accounts(),
                places.home(),
                places.recordsACall());
    }
}
