// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.ops.Part;
import io.parley.internal.ops.Status;
import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Deliveries.Delivery;
import io.parley.internal.store.Replies;
import io.parley.internal.store.Replies.StoredReply;
import io.parley.internal.store.Store;
import io.parley.spi.SyncException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that die in the middle of the work, and are put right after hours or days. */
class CredentialsTest extends WorldTest {

    private static final SyncException DEAD = new SyncException.AuthExpired("The token is dead; make a new one.");
    private static final int THREADS = 10;
    private static final int MESSAGES = 6;
    private static final int WRITTEN_BATCHES = 2;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Map<String, List<String>> said = new TreeMap<>();

    @BeforeEach
    void meet() {
        speak(0, 1);
        world.settle();
        assertThat(world.crm.cases()).hasSize(THREADS);
    }

    private void speak(int from, int to) {
        for (int i = from; i < to; i++) {
            for (int thread = 0; thread < THREADS; thread++) {
                String text = "Line " + i + " of " + thread;
                said.computeIfAbsent("t" + thread, name -> new ArrayList<>()).add(text);
                world.channel.say("t" + thread, "p" + thread, "m" + thread + "-" + i, text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 100})
    void aBacklogWaitsForThoseOfTheCrm(int hours) {
        speak(1, MESSAGES);
        world.crm.shut(DEAD, WRITTEN_BATCHES);
        world.settle(Duration.ofMinutes(1));
        long waiting = world.ledger().targets().get(0).in("pending");
        assertThat(waiting).isEqualTo((MESSAGES - 1 - WRITTEN_BATCHES) * THREADS);
        assertMustAct("target crm");
        int calls = world.crm.calls();
        world.settle(Duration.ofHours(hours));
        assertThat(world.crm.calls() - calls).as("checks").isLessThanOrEqualTo(hours);
        assertMustAct("target crm");
        assertThat(world.ledger().targets().get(0).in("pending")).isEqualTo(waiting);
        assertThat(deliveries()).hasSize(THREADS * MESSAGES).allSatisfy(row -> {
            assertThat(row.tries()).isZero();
            assertThat(row.failedSince()).isNull();
            assertThat(row.inDoubt()).isFalse();
        });
        world.crm.shut(null, 0);
        world.reconfigure();
        world.settle(SOON);
        assertThat(timelines()).containsExactlyInAnyOrderElementsOf(said.values());
        assertThat(world.parked()).isEmpty();
        assertThat(status("target crm").status()).isEqualTo(Status.OK);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 100})
    void answersWaitForThoseOfTheChannel(int hours) {
        List<String> answers = List.of("One", "Two", "Three", "Four");
        world.channel.shut(DEAD, 1);
        answers.forEach(text -> world.crm.answer(world.crm.cases().get(0), text));
        world.settle(Duration.ofMinutes(1));
        assertThat(world.channel.answers()).containsExactly("One");
        assertMustAct("account brand");
        int calls = world.channel.faults.calls();
        world.settle(Duration.ofHours(hours));
        assertThat(world.channel.faults.calls() - calls).as("checks").isLessThanOrEqualTo(hours);
        assertMustAct("account brand");
        assertThat(replies()).hasSize(answers.size()).allSatisfy(row -> {
            assertThat(row.tries()).isZero();
            assertThat(row.state()).isIn("sent", "pending");
        });
        speak(1, 2);
        world.channel.shut(null, 0);
        world.reconfigure();
        world.settle(SOON);
        assertThat(world.channel.answers()).isEqualTo(answers);
        assertThat(timelines()).containsExactlyInAnyOrderElementsOf(said.values());
        assertThat(world.parked()).isEmpty();
        assertThat(status("account brand").status()).isEqualTo(Status.OK);
    }

    @Test
    void theyStayDeadOverARestartWithOneCall() {
        speak(1, 2);
        world.crm.shut(DEAD, 0);
        world.settle(Duration.ofMinutes(1));
        int calls = world.crm.calls();
        world.restart();
        world.settle(Duration.ofMinutes(50));
        assertThat(world.crm.calls() - calls).as("checks").isEqualTo(1);
        world.crm.shut(null, 0);
        world.settle(Duration.ofMinutes(20));
        assertThat(timelines()).containsExactlyInAnyOrderElementsOf(said.values());
    }

    private void assertMustAct(String part) {
        assertThat(status(part).status()).isEqualTo(Status.CRITICAL);
        assertThat(status(part).message()).startsWith("The token is dead; make a new one.");
    }

    private Part status(String name) {
        return world.health().parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<List<String>> timelines() {
        return world.crm.cases().stream().map(world.crm::timeline).toList();
    }

    private List<Delivery> deliveries() {
        return rows(id -> tx -> new Deliveries(tx).find(id));
    }

    private List<StoredReply> replies() {
        return rows(id -> tx -> new Replies(tx).find(id));
    }

    private <T> List<T> rows(LongFunction<Store.Work<Optional<T>>> byNumber) {
        return LongStream.iterate(1, number -> number + 1)
                .mapToObj(number -> world.engine().store().read(byNumber.apply(number)))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }
}
