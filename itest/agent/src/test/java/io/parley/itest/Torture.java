// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.itest.rig.AgentStore;
import io.parley.itest.rig.Comparison;
import io.parley.itest.rig.RigPlan;
import io.parley.itest.rig.Verdict;
import io.parley.itest.rig.Verdict.Fact;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tries to prove the agent wrong: a channel and CRMs that lie, hang and break, the agent between them killed with -9 again
 * and again, and an exact comparison of all records at the end.
 */
abstract class Torture {

    private static final long SEED = Long.getLong("seed", 1);
    private static final boolean ECHOES = !"false".equals(System.getProperty("echoes"));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path home;

    private final Path findings;
    private final int kills;
    private final int messages;
    private final Random random = new Random(SEED);
    private final List<String> course = new ArrayList<>();
    private final long begin = System.nanoTime();
    private int inSync;

    /**
     * A course.
     *
     * @param findings where to write what was found
     */
    Torture(Path findings, int kills, int messages) {
        this.findings = findings;
        this.kills = kills;
        this.messages = messages;
    }

    /** Those of the rig's own CRMs that take part. */
    abstract List<String> rigTargets();

    /** All CRMs that take part. */
    abstract List<String> targets();

    abstract void configureTargets(RigProcess rig) throws IOException;

    /** The own record of a CRM. */
    abstract JsonNode truth(RigProcess rig, String target, AgentStore store);

    /** What has begun comes to its end, without further faults. */
    abstract void calm() throws InterruptedException;

    /** Whether the agent has heard of all answers. */
    abstract boolean heardOf(JsonNode replies);

    final void run() throws Exception {
        int port = freePort();
        List<String> arguments = List.of(
                String.valueOf(SEED),
                String.valueOf(messages),
                String.valueOf(port),
                messages > 10_000 ? "10000" : "2000",
                String.valueOf(ECHOES),
                String.join(",", rigTargets()));
        try (RigProcess rig = RigProcess.start(home.resolve("rig.txt"), arguments);
                TorturedAgent agent = new TorturedAgent(home, port)) {
            configure(rig);
            try (LedgerWatch watch = new LedgerWatch(agent::ledger)) {
                for (int i = 0; i < kills; i++) {
                    rig.allow((i + 1.0) / (kills + 1));
                    agent.start();
                    killSometime(agent);
                    note("killed with " + rig.state());
                }
                rig.allow(1);
                agent.start();
                agent.awaitUp();
                Duration patience = Duration.ofSeconds(60 + messages / 50);
                Eventually.holds(patience, () -> assertNearlyHeard(rig));
                note("nearly heard: " + agent.ledger().path("targets"));
                rig.calm();
                calm();
                Eventually.holds(patience, () -> assertQuiet(rig, agent));
                note("quiet");
                agent.stop();
                agent.start();
                agent.awaitUp();
                LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
                Eventually.holds(patience, () -> assertQuiet(rig, agent));
                Eventually.holds(patience, () -> agent.get("/health"));
                JsonNode ledger = agent.ledger();
                JsonNode health = agent.get("/health");
                agent.stop();
                judge(rig, agent, watch, ledger, health);
            }
        }
    }

    private void configure(RigProcess rig) throws IOException {
        Path plugin = Path.of(System.getProperty("rig.jar"));
        Path plugins = Files.createDirectories(home.resolve("plugins"));
        Files.copy(plugin, plugins.resolve("rig.jar"), StandardCopyOption.REPLACE_EXISTING);
        for (RigPlan.Account account : RigPlan.ACCOUNTS) {
            AgentProcess.configure(home, "io.parley.channel.rig~" + account.name() + ".cfg.json", """
                    {"endpoint": "%s/channel/%s", "pollSeconds": 1, "polled": %s, "repeat": "%s", "boundSeconds": %d}
                    """.formatted(
                            rig.address(), account.name(), account.polled(), account.repeat(), account.boundSeconds()));
            if (!account.hook().isEmpty()) {
                String secret = account.hook().equals("signed") ? RigPlan.SECRET : "none";
                AgentProcess.configure(
                        home,
                        "io.parley.hook.rig~" + account.name() + ".cfg.json",
                        "{\"account\": \"%s\", \".secret\": \"%s\"}".formatted(account.name(), secret));
            }
        }
        configureTargets(rig);
        AgentProcess.configure(
                home,
                "io.parley.route~all.cfg.json",
                "{\"from\": [%s], \"to\": [%s]}"
                        .formatted(
                                RigPlan.ACCOUNTS.stream()
                                        .map(account -> "\"" + account.name() + "\"")
                                        .collect(Collectors.joining(",")),
                                targets().stream()
                                        .map(target -> "\"" + target + "\"")
                                        .collect(Collectors.joining(","))));
    }

    /** While it starts, while it works, or in the middle of forcing something to the disk. */
    private void killSometime(TorturedAgent agent) throws Exception {
        int kind = random.nextInt(10);
        if (kind < 3) {
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(2_500)).toNanos());
            agent.kill();
            return;
        }
        agent.awaitUp();
        if (kind < 6 && TorturedAgent.canBeTraced()) {
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1_500)).toNanos());
            inSync += agent.killInSync(1 + random.nextInt(20)) ? 1 : 0;
            return;
        }
        LockSupport.parkNanos(Duration.ofMillis(500 + random.nextInt(3_500)).toNanos());
        agent.kill();
    }

    /** The end of the story comes without faults: only then can it be expected soon. */
    private void assertNearlyHeard(RigProcess rig) {
        JsonNode state = rig.state();
        int behind = 0;
        for (JsonNode account : state.path("behind")) {
            behind += account.asInt();
        }
        assertThat(state.path("told").asInt()).as("%s", state).isEqualTo(messages);
        assertThat(behind).as("%s", state).isLessThan(100);
    }

    private void assertQuiet(RigProcess rig, TorturedAgent agent) {
        JsonNode state = rig.state();
        JsonNode ledger = agent.ledger();
        assertThat(state.path("later").asInt()).as("still to happen").isZero();
        assertThat(state.path("heard").asBoolean()).as("channel heard").isTrue();
        assertThat(state.path("read").asBoolean()).as("events read").isTrue();
        ledger.path("targets")
                .forEach(target -> assertThat(target.path("pending").asInt())
                        .as("%s", target)
                        .isZero());
        ledger.path("accounts")
                .forEach(account -> assertThat(account.path("held").asInt())
                        .as("%s", account)
                        .isZero());
        for (String waiting : List.of("pending", "held", "sending")) {
            assertThat(ledger.path("replies").path(waiting).asInt())
                    .as("%s", ledger.path("replies"))
                    .isZero();
        }
        assertThat(heardOf(ledger.path("replies"))).as("answers heard of").isTrue();
        assertThat(rig.state()).isEqualTo(state);
    }

    private void judge(RigProcess rig, TorturedAgent agent, LedgerWatch watch, JsonNode ledger, JsonNode health)
            throws Exception {
        AgentStore store = AgentStore.read(home.resolve("data/parley.db"));
        int unreadable = 0;
        for (JsonNode account : ledger.path("accounts")) {
            unreadable += account.path("parked").asInt();
        }
        Map<String, JsonNode> crms = new LinkedHashMap<>();
        targets().forEach(target -> crms.put(target, truth(rig, target, store)));
        Verdict verdict = Comparison.of(account -> rig.truth("channel/" + account), crms, store, unreadable);
        List<String> lines = new ArrayList<>(verdict.details());
        lines.addAll(course);
        lines.add("ledger: " + ledger);
        lines.add("health: " + health);
        lines.add("unbalanced: " + watch.example());
        lines.add("store: " + store.integrity());
        Files.write(findings, lines);
        System.out.printf(
                Locale.ROOT,
                "torture: messages=%d kills=%d lost=%d duplicated=%d misordered=%d repliesTwice=%d parked=%d unbalanced=%d"
                        + " seconds=%d stale=%d repliesLost=%d misdirected=%d replies=%d inSync=%d samples=%d seed=%d%n",
                rig.state().path("told").asInt(),
                kills,
                verdict.count(Fact.LOST),
                verdict.count(Fact.DUPLICATED),
                verdict.count(Fact.MISORDERED),
                verdict.count(Fact.REPLIES_TWICE),
                store.parked().size(),
                watch.unbalanced(),
                seconds(),
                verdict.count(Fact.STALE),
                verdict.count(Fact.REPLIES_LOST),
                verdict.count(Fact.MISDIRECTED),
                store.replies().size(),
                inSync,
                watch.samples(),
                SEED);
        assertThat(verdict.clean())
                .as("see %s in %s: %s", findings, home, verdict.details())
                .isTrue();
        assertThat(watch.unbalanced()).as(watch.example()).isZero();
        assertThat(rig.state().path("believed").asInt())
                .as("forged calls believed")
                .isZero();
        assertThat(store.integrity()).isEqualTo("ok");
        assertThat(agent.log()).doesNotContain("The ledger differs from the rows");
    }

    private void note(String event) {
        course.add(seconds() + " s: " + event);
    }

    private long seconds() {
        return (System.nanoTime() - begin) / 1_000_000_000;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
