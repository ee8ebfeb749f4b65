// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import io.parley.bench.run.Contender.Places;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long each takes to start, the agent until it is healthy, and what it occupies when there is nothing to do. */
@Tag("start")
class StartRun {

    private static final int SETTLING_SECONDS = 10;
    private static final String SCRIPT = "Parley by bin/parley";

    @TempDir
    Path home;

    /** A way to start something in a home; the port is for those that have one. */
    @FunctionalInterface
    private interface Way {

        Program start(Places places, int port);
    }

    @Test
    void startsAndIdles() throws Exception {
        Map<String, Way> ways = ways();
        Map<String, List<Started>> all = new LinkedHashMap<>();
        try (Servers servers = new Servers(home, Wish.seed(), 1, 1)) {
            for (int pair = 0; pair <= Wish.pairs(); pair++) {
                for (String title : Turns.order(List.copyOf(ways.keySet()), pair + 1)) {
                    Path own = home.resolve(title.replaceAll("\\W", "-"));
                    Places places = Places.of(own, servers);
                    if (pair == 0) {
                        Agent.configure(places, Agent.News.POLL);
                    }
                    int settling = pair == 0 ? 0 : Wish.seconds(SETTLING_SECONDS);
                    Started started = start(ways.get(title), places, isAgent(title), settling);
                    all.computeIfAbsent(title, name -> new ArrayList<>()).add(started);
                }
            }
        }
        new Aims()
                .atMost("s from bin/parley to healthy", median(all.get(SCRIPT), Started::healthy), 2)
                .atMost("MB RSS idle", median(all.get(SCRIPT), Started::residentMegabytes), 150)
                .write("start");
        table(all).write("start");
    }

    private Map<String, Way> ways() throws IOException {
        Path script = Unpacked.in(home.resolve("zip")).script();
        Path empty = Unpacked.in(home.resolve("empty")).withoutCore().script();
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put(SCRIPT, (places, port) -> Program.run(places.home(), command(places, port, script.toString())));
        ways.put(
                "Parley by java -jar",
                (places, port) ->
                        Program.start(places.home(), command(places, port, "-jar", System.getProperty("agent.jar"))));
        ways.put(
                "the same bundles without the core",
                (places, port) -> Program.run(places.home(), command(places, port, empty.toString())));
        for (Contender contender : Contender.values()) {
            if (contender != Contender.PARLEY) {
                ways.put(contender.title(), (places, port) -> contender.start(places));
            }
        }
        return ways;
    }

    private static Table table(Map<String, List<Started>> all) {
        Table table = new Table(
                "Start and idle",
                "Medians of " + Wish.pairs() + " after a first start, which has a column of its own; idle is "
                        + Wish.seconds(SETTLING_SECONDS) + " s later.",
                "",
                "first start s",
                "start s",
                "until /health answers 200 s",
                "until account and target are served s",
                "CPU s of the start",
                "idle RSS MB");
        all.forEach((title, starts) -> {
            boolean agent = isAgent(title);
            table.row(
                    title,
                    starts.get(0).ready(),
                    median(starts, Started::ready),
                    agent ? median(starts, Started::healthy) : "",
                    agent ? median(starts, Started::serving) : "",
                    median(starts, Started::cpuSeconds),
                    median(starts, Started::residentMegabytes));
        });
        return table;
    }

    private static double median(List<Started> starts, ToDoubleFunction<Started> figure) {
        return Turns.median(starts.stream().skip(1).mapToDouble(figure).toArray());
    }

    private static boolean isAgent(String title) {
        return title.startsWith("Parley");
    }

    private static List<String> command(Places places, int port, String... program) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of("--home", places.home().toString(), "--port", String.valueOf(port)));
        return command;
    }

    private static Started start(Way way, Places places, boolean healthy, int settling) throws Exception {
        int port = freePort();
        CompletableFuture<Health> health = healthy
                ? CompletableFuture.supplyAsync(() -> Health.watch(port))
                : CompletableFuture.completedFuture(new Health(0, 0));
        long begin = System.nanoTime();
        try (Program program = way.start(places, port)) {
            double ready = (System.nanoTime() - begin) / 1e9;
            Health seen = health.join();
            double used = program.usage().cpuSeconds();
            TimeUnit.SECONDS.sleep(settling);
            double resident = program.usage().residentBytes() / 1e6;
            program.stop();
            return new Started(ready, (seen.healthy() - begin) / 1e9, (seen.serving() - begin) / 1e9, used, resident);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
