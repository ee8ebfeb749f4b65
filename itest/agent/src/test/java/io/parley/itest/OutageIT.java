// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.itest.rig.AwayCrm;
import io.parley.itest.rig.CrowdedChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A CRM that is away while people go on writing: nobody listens, then it asks for patience, then it is back and allows so
 * many calls in two seconds. The profile {@code outage} makes more wait, with {@code -Dwaiting=100000}.
 */
class OutageIT {

    private static final int WAITING = Integer.getInteger("waiting", 3_000);
    private static final int CALLS = Math.max(25, WAITING / 1_000);
    private static final int BATCH = WAITING > 10_000 ? 200 : 50;
    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60 + WAITING / 200);
    private static final String ANSWER = "We are back.";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path home;

    private volatile int writtenWhenAnswered = -1;

    @Test
    void whatWaitedIsBroughtInOrderWithinTheLimitsAndAnswersGoFirst() throws Exception {
        try (AwayCrm crm = new AwayCrm(WINDOW, CALLS);
                CrowdedChannel channel = new CrowdedChannel(WAITING, () -> writtenWhenAnswered = crm.messages())) {
            configure(channel, crm);
            try (AgentProcess agent = AgentProcess.start(home);
                    MemoryWatch memory = new MemoryWatch(agent);
                    LedgerWatch ledger = new LedgerWatch(agent.client()::ledger)) {
                channel.write(1);
                Eventually.holds(() -> assertThat(crm.messages()).isEqualTo(1));
                crm.leave();
                channel.write(1 + WAITING);
                Eventually.holds(
                        PATIENCE, () -> assertThat(target(agent, "pending")).isEqualTo(WAITING));
                crm.askForPatience();
                Eventually.holds(PATIENCE, () -> assertThat(crm.putOff()).isGreaterThan(2));
                long peakWhileItWaited = memory.peakMegabytes();
                crm.answer(ANSWER);
                crm.comeBack();
                long begin = System.nanoTime();
                Eventually.holds(
                        PATIENCE, () -> assertThat(target(agent, "delivered")).isEqualTo(1 + WAITING));
                double seconds = (System.nanoTime() - begin) / 1e9;
                Eventually.holds(() -> assertThat(channel.posts()).containsExactly(ANSWER));
                report(crm, peakWhileItWaited, memory.peakMegabytes(), seconds, ledger);
                judge(crm, agent, ledger);
            }
        }
    }

    private void configure(CrowdedChannel channel, AwayCrm crm) throws IOException {
        Files.copy(
                Path.of(System.getProperty("rig.jar")),
                Files.createDirectories(home.resolve("plugins")).resolve("rig.jar"));
        AgentProcess.configure(
                home,
                "io.parley.channel.rig~crowd.cfg.json",
                "{\"endpoint\": \"%s\", \"pollSeconds\": 1, \"repeat\": \"SAFE\"}".formatted(channel.address()));
        AgentProcess.configure(
                home,
                "io.parley.crm.rig~away.cfg.json",
                "{\"endpoint\": \"%s\", \"replySeconds\": 1, \"batchesInFlight\": 2, \"batchSize\": %d}"
                        .formatted(crm.address(), BATCH));
        AgentProcess.configure(home, "io.parley.route~all.cfg.json", "{\"from\": [\"crowd\"], \"to\": [\"away\"]}");
    }

    private static int target(AgentProcess agent, String bucket) {
        return agent.client().ledger().at("/targets/0/" + bucket).asInt();
    }

    private void report(AwayCrm crm, long waitingRss, long rss, double seconds, LedgerWatch ledger) {
        System.out.printf(
                Locale.ROOT,
                "outage: waiting=%d peakRss=%dMB drainRss=%dMB drained/s=%.0f refusals/window=%d refused=%d windows=%d"
                        + " misordered=%d lost=%d twice=%d writtenWhenAnswered=%d unbalanced=%d samples=%d%n",
                WAITING,
                waitingRss,
                rss,
                WAITING / seconds,
                worstWindowAfterTheFirst(crm),
                crm.refusals().stream().mapToInt(Integer::intValue).sum(),
                crm.refusals().size(),
                misordered(crm),
                WAITING + 1 - distinct(crm),
                crm.messages() - distinct(crm),
                writtenWhenAnswered - 1,
                ledger.unbalanced(),
                ledger.samples());
    }

    private void judge(AwayCrm crm, AgentProcess agent, LedgerWatch ledger) {
        assertThat(distinct(crm)).as("messages that stand there").isEqualTo(WAITING + 1);
        assertThat(crm.messages()).as("messages that were written").isEqualTo(WAITING + 1);
        assertThat(misordered(crm))
                .as("messages before one that was there earlier")
                .isZero();
        assertThat(writtenWhenAnswered)
                .as("messages written when the answer went out")
                .isLessThan(WAITING / 2);
        assertThat(worstWindowAfterTheFirst(crm)).as("refusals in a window").isLessThanOrEqualTo(1);
        assertThat(ledger.samples()).as("looks at the ledger").isPositive();
        assertThat(ledger.unbalanced()).as(ledger.example()).isZero();
        JsonNode balance = agent.client().ledger();
        assertThat(balance.path("balanced").asBoolean()).as("%s", balance).isTrue();
        assertThat(balance.at("/replies/sent").asInt()).isEqualTo(1);
    }

    private static int worstWindowAfterTheFirst(AwayCrm crm) {
        return crm.refusals().stream().skip(1).mapToInt(Integer::intValue).max().orElse(0);
    }

    private static long distinct(AwayCrm crm) {
        return crm.timelines().stream().flatMap(List::stream).distinct().count();
    }

    private static long misordered(AwayCrm crm) {
        return crm.timelines().stream()
                .mapToLong(timeline -> IntStream.range(1, timeline.size())
                        .filter(i -> Integer.parseInt(timeline.get(i - 1)) > Integer.parseInt(timeline.get(i)))
                        .count())
                .sum();
    }
}
