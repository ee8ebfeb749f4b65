// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.ops.LedgerReport;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Repeat;
import io.parley.spi.crm.Idempotence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A back-up is restored hours later: nothing is posted again, nothing is missing in the CRM, and nothing stands there twice. */
class RestoreTest extends WorldTest {

    private static final Duration SIX_HOURS = Duration.ofHours(6);
    private static final Duration A_WHILE = Duration.ofMinutes(15);

    static Stream<Repeat> promises() {
        return Stream.of(
                Repeat.unsafe(),
                Repeat.searchable(Duration.ofSeconds(20)),
                Repeat.safe(Duration.ofHours(1)),
                Repeat.safe(Duration.ofDays(7)));
    }

    @ParameterizedTest
    @MethodSource("promises")
    void whatWasAnsweredSinceIsNotAnsweredAgain(Repeat promise) {
        world.channel.promise(promise);
        world.channel.echoAnswers(() -> Duration.ofMinutes(1));
        ask(1);
        answer(0, "Before the back-up");
        world.settle();
        world.channel.faults.failNextSend(new SyncException.Transient("503", false, null), false);
        ask(2);
        answer(1, "Pending at the back-up");
        world.settle(Duration.ofSeconds(6));
        Path backUp = world.backUp();
        world.settle(Duration.ofMinutes(10));
        answer(0, "In an old case");
        for (int i = 3; i < 9; i++) {
            ask(i);
            answer(i - 1, "Answer to " + i);
            answer(i - 1, "Thanks!");
            world.settle(Duration.ofMinutes(2));
            world.clock.advance(Duration.ofHours(1));
        }
        List<String> answers = world.channel.answers();
        assertThat(answers).hasSize(15).contains("Pending at the back-up");
        List<List<String>> timelines = timelines();

        world.restore(backUp);
        for (int i = 0; i < 3; i++) {
            // The echoes come back before their cases are known.
            world.crm.failNext(new SyncException.Transient("503", false, null), false);
        }
        world.channel.faults.failNextPull(new SyncException.Transient("503", false, null));
        world.settle(A_WHILE);

        assertThat(world.channel.answers()).containsExactlyElementsOf(answers);
        assertThat(timelines()).isEqualTo(timelines);
        assertThat(replies().in("sent")).isEqualTo(15);
        assertThat(replies().in("parked")).isZero();
    }

    @ParameterizedTest
    @MethodSource("promises")
    void withoutEchoesItIsPutAsideRatherThanSentAgain(Repeat promise) {
        world.channel.promise(promise);
        ask(1);
        world.settle();
        Path backUp = world.backUp();
        answer(0, "On its way.");
        ask(2);
        answer(1, "It was lost.");
        hoursPass();

        world.restore(backUp);
        world.settle(A_WHILE);

        assertThat(world.channel.answers()).containsExactlyInAnyOrder("On its way.", "It was lost.");
        assertThat(replies().in("sent") + replies().in("parked")).isEqualTo(2);
    }

    static Stream<Repeat> promisesThatHaveEnded() {
        return promises().filter(promise -> promise.bound().compareTo(SIX_HOURS) < 0);
    }

    @ParameterizedTest
    @MethodSource("promisesThatHaveEnded")
    void whatNobodySentWaitsForAPerson(Repeat promise) {
        world.channel.promise(promise);
        ask(1);
        Path backUp = world.backUp();
        world.close();
        answer(0, "Written while the agent was away");
        world.clock.advance(SIX_HOURS);
        world.restore(backUp);
        world.settle(A_WHILE);
        assertThat(world.channel.answers()).isEmpty();
        assertThat(world.parkedAnswers("crm")).containsExactly("Written while the agent was away");
        assertThat(world.crm.timeline(world.crm.cases().get(0)))
                .anyMatch(text -> text.startsWith("NOTE It is not known"));
        world.retryParked();
        world.settle();
        assertThat(world.channel.answers()).containsExactly("Written while the agent was away");
    }

    @Test
    void whatTheChannelRefusedSinceIsNotSentLater() {
        world.channel.promise(Repeat.searchable(Duration.ofSeconds(20)));
        ask(1);
        world.channel.faults.failNextSend(new SyncException.Transient("timeout", true, null), false);
        answer(0, "Refused");
        world.settle(Duration.ofSeconds(10));
        assertThat(replies().in("sending")).isEqualTo(1);
        Path backUp = world.backUp();
        world.channel.refuseText("Refused");
        hoursPass();
        assertThat(replies().in("refused")).isEqualTo(1);
        world.channel.refuseText("");
        world.restore(backUp);
        world.settle(A_WHILE);
        assertThat(world.channel.answers()).isEmpty();
        assertThat(world.parkedAnswers("crm")).containsExactly("Refused");
    }

    @Test
    void whatColleaguesWroteWaitsForTheAnswersOfTheCrmAndNoLonger() {
        ask(1);
        Path backUp = world.backUp();
        for (int i = 0; i < 20; i++) {
            world.crm.close(world.crm.cases().get(0));
        }
        world.channel.sayAsBrand("t1", "n1", "Said on the channel itself");
        hoursPass();
        world.restore(backUp);
        world.settle(A_WHILE);
        assertThat(world.crm.timeline(world.crm.cases().get(0)))
                .containsExactly("Question 1", "Said on the channel itself");
        assertThat(world.ledger().accounts().get(0).in("held")).isZero();
        assertThat(world.ledger().targets().get(0).in("delivered")).isEqualTo(2);
    }

    @Test
    void anEchoWaitsUntilTheCaseOfItsAnswerIsKnown() {
        world.channel.echoAnswers(() -> Duration.ofSeconds(1));
        ask(1);
        Path backUp = world.backUp();
        ask(2);
        answer(1, "On its way.");
        hoursPass();
        List<List<String>> timelines = timelines();
        world.restore(backUp);
        for (int i = 0; i < 3; i++) {
            world.crm.failNext(new SyncException.Transient("503", false, null), false);
        }
        world.settle(A_WHILE);
        assertThat(timelines()).isEqualTo(timelines);
        assertThat(replies().in("sent")).isEqualTo(1);
    }

    @Test
    void whatIsWrittenAfterwardsIsSentAtOnce() {
        ask(1);
        Path backUp = world.backUp();
        hoursPass();
        world.restore(backUp);
        world.settle();
        answer(0, "Back again.");
        world.settle();
        assertThat(world.channel.answers()).containsExactly("Back again.");
    }

    @Test
    void whatAPersonTookBackSinceIsNotSent() {
        ask(1);
        Path backUp = world.backUp();
        String hasty = world.crm.answer(world.crm.cases().get(0), "No.");
        world.crm.takeBack(hasty);
        hoursPass();
        world.restore(backUp);
        world.settle(A_WHILE);
        assertThat(world.channel.answers()).isEmpty();
        assertThat(replies().dropped()).containsEntry("recalled", 1L);
    }

    static Stream<Arguments> classes() {
        return Stream.of(
                Arguments.of(Idempotence.upsertByKey(), 0),
                Arguments.of(Idempotence.readBack(Duration.ofSeconds(10)), 0),
                Arguments.of(Idempotence.providerDedupes(Duration.ofHours(1)), 6),
                Arguments.of(Idempotence.unsafe(), 6));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void nothingStandsTwiceInTheCrm(Idempotence promise, int parked) {
        world.crm.promise(promise);
        ask(1);
        world.crm.failNext(new SyncException.Transient("503", false, null), false);
        world.channel.say("t9", "person9", "m9", "Pending at the back-up");
        world.settle(Duration.ofSeconds(11));
        Path backUp = world.backUp();
        world.channel.say("t1", "person1", "m1b", "And where is yours?");
        world.channel.answerAsBrand("t1", "n1", "Said on the channel itself", "m1");
        for (int i = 2; i < 5; i++) {
            ask(i);
        }
        hoursPass();
        List<List<String>> timelines = timelines();
        List<String> people = world.crm.people();
        world.restore(backUp);
        world.channel.say("t1", "person1", "m1c", "Hello?");
        world.settle(A_WHILE);
        List<String> first = new ArrayList<>(timelines.get(0));
        if (parked == 0) {
            first.add("Hello?");
        }
        assertThat(timelines().get(0)).startsWith(first.toArray(String[]::new));
        assertThat(timelines().subList(1, 5)).isEqualTo(timelines.subList(1, 5));
        assertThat(world.crm.people()).isEqualTo(people);
        assertThat(world.parked()).hasSizeGreaterThanOrEqualTo(parked);
    }

    /** The agent does what there is to do; then it is hours later. */
    private void hoursPass() {
        world.settle(Duration.ofMinutes(2));
        world.clock.advance(SIX_HOURS);
    }

    private LedgerReport.Entry replies() {
        return world.ledger().replies();
    }

    private void ask(int number) {
        world.channel.say("t" + number, "person" + number, "m" + number, "Question " + number);
        world.settle();
    }

    private void answer(int numberOfCase, String text) {
        world.crm.answer(world.crm.cases().get(numberOfCase), text);
    }

    private List<List<String>> timelines() {
        return world.crm.cases().stream().map(world.crm::timeline).toList();
    }
}
