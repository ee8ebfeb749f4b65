// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.Errand;
import io.parley.spi.channel.Errands;
import io.parley.spi.channel.Inbox.NotStoredException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a connector wants to do later is done once, or it is said that it was not, or may not have been. */
class ErrandTest extends WorldTest {

    private static final String DOUBT = "Not done: a letter: It is not known whether it was done.";

    private TestErrands runner;
    private Mortality agent = Mortality.none();

    @BeforeEach
    void beginACase() {
        runner = new TestErrands(
                TestVoices.conversation("t1").id(), () -> world.engine().errands());
        world.channel.say("t1", "anna", "m1", "Help");
        world.settle();
        serve();
    }

    @Test
    void anErrandIsDoneOnce() throws Exception {
        add("1");
        world.settle();
        add("1");
        world.settle(Duration.ofMinutes(10));
        restart(Mortality.none());
        assertThat(runner.done()).containsExactly("a letter");
        assertThat(notes()).isEmpty();
    }

    @Test
    void anErrandWaitsAsLongAsTheConnectorSays() throws Exception {
        runner.waits(Optional.of(Duration.ofMinutes(5)));
        add("1");
        world.settle(Duration.ofMinutes(4));
        restart(Mortality.none());
        runner.waits(Optional.of(Duration.ZERO));
        world.settle(Duration.ofSeconds(30));
        assertThat(runner.done()).isEmpty();
        world.settle(Duration.ofMinutes(1));
        assertThat(runner.done()).containsExactly("a letter");
    }

    @Test
    void whatIsNoLongerWantedIsNotDone() throws Exception {
        runner.waits(Optional.empty());
        add("1");
        world.settle();
        runner.waits(Optional.of(Duration.ZERO));
        world.settle(Duration.ofMinutes(10));
        assertThat(runner.done()).isEmpty();
        assertThat(notes()).isEmpty();
    }

    @Test
    void whatCertainlyFailedIsTriedAgain() throws Exception {
        runner.failNext(new SyncException.Transient("The server is away", false, null));
        runner.failNext(
                new SyncException.RateLimited("Slower", world.clock.instant().plusSeconds(600)));
        add("1");
        world.settle(Duration.ofMinutes(5));
        assertThat(runner.done()).isEmpty();
        world.settle(Duration.ofMinutes(6));
        assertThat(runner.done()).containsExactly("a letter");
    }

    @Test
    void aFaultIsSaidAndHoldsUpNothingElse() throws Exception {
        for (int i = 0; i < 20; i++) {
            runner.failNext(new SyncException.Transient("The server is away", false, null));
        }
        add("1");
        world.settle(Duration.ofHours(1));
        assertThat(world.health().parts().toString()).contains("has to wait: The server is away");
        assertThat(notes()).isEmpty();
    }

    @Test
    void whatFailsForThreeDaysIsGivenUpAndSaid() throws Exception {
        for (int i = 0; i < 20; i++) {
            runner.failNext(new SyncException.Transient("The server is away", false, null));
        }
        add("1", Duration.ofHours(71));
        world.settle(Duration.ofMinutes(50));
        assertThat(notes()).isEmpty();
        world.settle(Duration.ofMinutes(30));
        assertThat(notes()).containsExactly("Not done: a letter: The server is away");
    }

    @Test
    void whatIsRefusedIsSaid() throws Exception {
        runner.failNext(new SyncException.ItemRejected("No such address"));
        add("1");
        world.settle(Duration.ofMinutes(10));
        assertThat(runner.done()).isEmpty();
        assertThat(notes()).containsExactly("Not done: a letter: No such address");
    }

    @Test
    void whatIsInDoubtIsSaidAndNeverRepeated() throws Exception {
        runner.failNext(new SyncException.Transient("The line broke", true, null));
        runner.beforeNextRun(() -> {});
        runner.beforeNextRun(() -> {
            throw new IllegalStateException("a defect");
        });
        add("1");
        add("2");
        world.settle(Duration.ofMinutes(10));
        assertThat(runner.done()).isEmpty();
        assertThat(notes()).containsExactlyInAnyOrder(DOUBT + " The line broke", DOUBT);
    }

    @Test
    void whereverTheAgentDiesItIsDoneOnceOrSaid() throws Exception {
        List<String> diedAt = new ArrayList<>();
        for (int point : pointsOfOneErrand()) {
            for (boolean afterIt : List.of(false, true)) {
                String key = "errand-" + point + afterIt;
                int before = runner.done().size();
                int said = notes().size();
                restart(new Mortality(point, afterIt));
                boolean stored = offer(key);
                settle();
                diedAt.add(String.valueOf(agent.diedAt()));
                restart(Mortality.none());
                if (!stored) {
                    add(key);
                }
                world.settle(Duration.ofMinutes(1));
                int done = runner.done().size() - before;
                assertThat(done).as("%s %s", agent, key).isLessThanOrEqualTo(1);
                assertThat(done + notes().size() - said)
                        .as("%s %s", diedAt, key)
                        .isPositive();
            }
        }
        assertThat(diedAt)
                .contains("StoredErrands.add", "ErrandLoop.takeOver", "ErrandLoop.record", "ErrandRunner.run");
    }

    @Test
    void whatWasOpenWhenABackUpWasMadeMayHaveBeenDoneSince() throws Exception {
        runner.waits(Optional.of(Duration.ofMinutes(5)));
        add("1");
        world.settle();
        Path backUp = world.backUp();
        runner.waits(Optional.of(Duration.ZERO));
        world.settle(Duration.ofMinutes(10));
        assertThat(runner.done()).hasSize(1);
        world.restore(backUp);
        serve();
        world.settle(Duration.ofMinutes(10));
        assertThat(runner.done()).hasSize(1);
        assertThat(notes()).containsExactly(DOUBT);
    }

    @Test
    void anErrandIsFoundByTheBeginningOfItsKey() throws Exception {
        add("box/b");
        add("box/a");
        Errands errands = world.engine().errands();
        assertThat(errands.find("brand", "box/").orElseThrow().key()).isEqualTo("box/a");
        assertThat(errands.find("brand", "box/b").orElseThrow().text()).isEqualTo("a letter");
        assertThat(errands.find("brand", "bo").orElseThrow().since()).isEqualTo(world.clock.instant());
        assertThat(errands.find("brand", "box/c")).isEmpty();
        assertThat(errands.find("other", "box/")).isEmpty();
    }

    private List<Integer> pointsOfOneErrand() throws Exception {
        restart(Mortality.none());
        add("immortal");
        settle();
        List<String> passed = agent.passed();
        return IntStream.range(0, passed.size())
                .filter(i -> passed.get(i).contains("Errand"))
                .mapToObj(i -> i + 1)
                .toList();
    }

    private boolean offer(String key) throws InterruptedException {
        try {
            add(key);
            return true;
        } catch (NotStoredException | RuntimeException e) {
            return false;
        }
    }

    private void settle() {
        try {
            world.settle(Duration.ofSeconds(20));
        } catch (RuntimeException e) {
            assertThat(world.crashed()).isTrue();
        }
    }

    private void restart(Mortality mortality) {
        agent = mortality;
        world.restart(mortality);
        serve();
    }

    private void serve() {
        if (!world.crashed()) {
            new AccountJobs(world.engine()).start("brand", agent.of(ChannelConnector.class, runner), Map.of());
        }
    }

    private void add(String key) throws NotStoredException, InterruptedException {
        add(key, Duration.ZERO);
    }

    private void add(String key, Duration ago) throws NotStoredException, InterruptedException {
        Errand errand = new Errand(key, "a letter", world.clock.instant().minus(ago));
        world.engine().errands().add("brand", errand);
    }

    private List<String> notes() {
        return world.crm.timeline(world.crm.cases().get(0)).stream()
                .filter(line -> line.startsWith("NOTE "))
                .map(line -> line.substring(5))
                .toList();
    }
}
