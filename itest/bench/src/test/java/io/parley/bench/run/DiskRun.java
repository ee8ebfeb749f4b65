// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import io.parley.bench.run.Contender.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often each forces the disk, as strace sees it. */
@Tag("disk")
class DiskRun {

    private static final int MESSAGES = 5_000;

    @TempDir
    Path home;

    @Test
    void fewMessagesForceTheDiskAlone() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "there is no strace on this machine");
        int messages = Wish.messages(MESSAGES);
        Table table = new Table(
                "Disk",
                "A backlog of " + messages + " messages, and as many at 50 a second; per 1,000 messages.",
                "",
                "fsyncs in a backlog",
                "bytes in a backlog",
                "fsyncs in a trickle",
                "bytes in a trickle");
        try (Servers servers = new Servers(home, Wish.seed(), 2_000 + messages, 1)) {
            for (Contender contender : List.of(Contender.PARLEY, Contender.DURABLE_LOOP)) {
                servers.reset();
                Path own = Files.createDirectories(home.resolve(contender.name()));
                try (Program program = contender.start(Places.of(own, servers))) {
                    servers.release(1_000, 0);
                    servers.await(1_000, program);
                    double[] backlog = forced(servers, program, 1_000, 1_000 + messages, 0);
                    double[] trickle = forced(servers, program, 1_000 + messages, 2_000 + messages, 50);
                    table.row(contender.title(), backlog[0], backlog[1], trickle[0], trickle[1]);
                }
            }
        }
        table.write("disk");
    }

    private static double[] forced(Servers servers, Program program, int from, int to, int rate)
            throws IOException, InterruptedException {
        Path trace = program.home().resolve("trace-" + to + ".txt");
        Process strace = new ProcessBuilder(
                        "strace",
                        "-f",
                        "-e",
                        "trace=fsync,fdatasync",
                        "-o",
                        trace.toString(),
                        "-p",
                        String.valueOf(program.pid()))
                .redirectErrorStream(true)
                .redirectOutput(program.home().resolve("strace.log").toFile())
                .start();
        Assumptions.assumeFalse(strace.waitFor(2, TimeUnit.SECONDS), "strace may not look at processes here");
        long written = program.usage().writtenBytes();
        servers.release(to, rate);
        servers.await(to, program);
        strace.destroy();
        strace.onExit().join();
        double thousands = (to - from) / 1_000.0;
        long forced = Files.readAllLines(trace).stream()
                .filter(line -> line.matches(".*(fsync|fdatasync)\\(.*"))
                .count();
        return new double[] {forced / thousands, (program.usage().writtenBytes() - written) / thousands};
    }
}
