// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.bench.run.Contender.Places;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long each takes to start, the agent until it is healthy, and what it occupies when there is nothing to do. */
@Tag("start")
class StartRun {

    private static final int SETTLING_SECONDS = 10;

    private static final Set<String> SERVED = Set.of("account a0", "target crm0");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path home;

    @Test
    void startsAndIdles() throws Exception {
        Table table = new Table(
                "Start and idle",
                "Medians of " + Wish.pairs() + "; idle is " + SETTLING_SECONDS
                        + " s after the start. Until healthy for Parley, until the main loop for the others.",
                "",
                "start s",
                "CPU s of the start",
                "idle RSS MB");
        try (Servers servers = new Servers(home, Wish.seed(), 1, 1)) {
            for (Contender contender : Contender.values()) {
                double[][] figures = new double[3][Wish.pairs()];
                for (int i = 0; i < Wish.pairs(); i++) {
                    Path own = Files.createDirectories(home.resolve(contender + "-" + i));
                    Places places = Places.of(own, servers);
                    long begin = System.nanoTime();
                    try (Program program = contender.start(places)) {
                        if (contender == Contender.PARLEY) {
                            awaitHealth(URI.create(Agent.address(program) + "/health"));
                        }
                        figures[0][i] = (System.nanoTime() - begin) / 1e9;
                        figures[1][i] = program.usage().cpuSeconds();
                        TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
                        figures[2][i] = program.usage().residentBytes() / 1e6;
                    }
                }
                table.row(
                        contender.title(),
                        Turns.median(figures[0]),
                        Turns.median(figures[1]),
                        Turns.median(figures[2]));
            }
        }
        table.write("start");
    }

    /** Until the account and the target are served; parts that nobody configured may complain. */
    private static void awaitHealth(URI health) throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        long served = 0;
        while (served < 2) {
            byte[] answer = http.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            served = StreamSupport.stream(JSON.readTree(answer).path("parts").spliterator(), false)
                    .filter(part -> SERVED.contains(part.path("name").asText()))
                    .filter(part -> part.path("status").asText().equals("OK"))
                    .count();
        }
    }
}
