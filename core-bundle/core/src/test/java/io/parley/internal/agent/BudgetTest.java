// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.internal.ops.Part;
import io.parley.internal.ops.Status;
import io.parley.internal.pacing.Level;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.spi.Budget;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be used in a time is kept for what is most urgent, and said before it ends. */
class BudgetTest {

    private static final Party BRAND = Party.account("brand");
    private static final Party CRM = Party.target("crm");

    @TempDir
    Path folder;

    World world;

    @BeforeEach
    void begin() {
        world = new World(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void grant(Budget... budgets) {
        world.engine().budgets().grant(BRAND, List.of(budgets));
    }

    private void use(Party party, int calls, Map<String, Long> costs, Level... levels) throws Exception {
        for (int i = 0; i < calls; i++) {
            world.engine()
                    .budgets()
                    .counted(party, () -> {
                        world.engine().budgets().made(costs, List.of(levels));
                        return Duration.ZERO;
                    })
                    .run();
        }
    }

    private Optional<Duration> pause(Party party, Operation operation) {
        return world.engine().gates().wait(party, operation);
    }

    @Test
    void theLessUrgentStopsFirst() throws Exception {
        grant(Budget.callsOfADay(100));
        Duration untilMidnight = Duration.ofHours(12);
        use(BRAND, 30, Map.of());
        assertThat(pause(BRAND, Operation.AUDIT)).isEmpty();
        use(BRAND, 10, Map.of());
        assertThat(pause(BRAND, Operation.AUDIT)).contains(untilMidnight);
        assertThat(pause(BRAND, Operation.RECHECK)).isEmpty();
        use(BRAND, 20, Map.of());
        assertThat(pause(BRAND, Operation.RECHECK)).contains(untilMidnight);
        assertThat(pause(BRAND, Operation.PULL)).isEmpty();
        use(BRAND, 20, Map.of());
        assertThat(pause(BRAND, Operation.PULL)).contains(untilMidnight);
        assertThat(pause(BRAND, Operation.SEND)).isEmpty();
        use(BRAND, 20, Map.of());
        assertThat(pause(BRAND, Operation.SEND)).contains(untilMidnight);
        assertThat(pause(CRM, Operation.WRITE)).as("somebody else's budget").isEmpty();
        world.clock.advance(untilMidnight);
        assertThat(pause(BRAND, Operation.AUDIT)).isEmpty();
    }

    @Test
    void aDayIsSpreadSoThatWhatPeopleWriteIsReadUntilItsEnd() throws Exception {
        world.clock.advance(Duration.ofHours(12));
        grant(Budget.callsOfADay(1_000));
        Map<Operation, int[]> calls = day(BRAND, Operation.AUDIT, Operation.PULL);
        assertThat(Arrays.stream(calls.get(Operation.PULL)).min())
                .as("reads in the worst hour")
                .satisfies(least -> assertThat(least.getAsInt()).isGreaterThan(9));
        assertThat(calls.get(Operation.AUDIT)).as("audits stop first").endsWith(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void aBacklogAndTheLookForAnswersLeaveEachOtherRoomUntilTheEndOfTheDay() throws Exception {
        world.clock.advance(Duration.ofHours(12));
        world.engine().budgets().grant(CRM, List.of(Budget.callsOfADay(1_000)));
        Map<Operation, int[]> calls = day(CRM, Operation.WRITE, Operation.EVENTS);
        calls.values().forEach(hours -> assertThat(Arrays.stream(hours).min())
                .as("writes, or looks, in the worst hour")
                .satisfies(least -> assertThat(least.getAsInt()).isGreaterThan(4)));
    }

    @Test
    void theLeastBudgetIsUsedOnceADay() throws Exception {
        grant(Budget.callsOfADay(1));
        for (int day = 0; day < 3; day++) {
            assertThat(pause(BRAND, Operation.PULL)).isEmpty();
            use(BRAND, 1, Map.of());
            assertThat(pause(BRAND, Operation.PULL)).isPresent();
            world.clock.advance(Duration.ofDays(1));
        }
    }

    /** A day on which everything wants to be done all the time; an answer an hour is never held up. */
    private Map<Operation, int[]> day(Party party, Operation... greedy) throws Exception {
        Map<Operation, int[]> calls = new EnumMap<>(Operation.class);
        for (int minute = 0; minute < 24 * 60; minute++) {
            for (Operation operation : greedy) {
                if (pause(party, operation).isEmpty()) {
                    use(party, 1, Map.of());
                    calls.computeIfAbsent(operation, name -> new int[24])[minute / 60]++;
                }
            }
            if (minute % 60 == 30) {
                assertThat(pause(party, Operation.SEND)).as("an answer").isEmpty();
                use(party, 1, Map.of());
            }
            world.clock.advance(Duration.ofMinutes(1));
        }
        return calls;
    }

    @Test
    void whatWaitsForTheNextDayIsNotLost() throws Exception {
        world.settle();
        grant(Budget.callsOfADay(10));
        use(BRAND, 8, Map.of());
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle(Duration.ofHours(11));
        assertThat(world.ledger().balanced()).isTrue();
        assertThat(world.crm.cases()).isEmpty();
        world.settle(Duration.ofHours(2));
        assertThat(world.crm.cases()).hasSize(1);
    }

    @Test
    void unitsAndMoneyAreCountedByWhatRequestsSay() throws Exception {
        grant(
                new Budget("units", 10_000, ChronoUnit.DAYS, ZoneId.of("America/Los_Angeles")),
                new Budget("cents", 500, ChronoUnit.MONTHS, ZoneId.of("UTC")));
        use(BRAND, 79, Map.of("units", 50L));
        assertThat(pause(BRAND, Operation.PULL)).isEmpty();
        use(BRAND, 18, Map.of("units", 50L));
        assertThat(pause(BRAND, Operation.PULL)).as("spread").contains(Duration.ofSeconds(381, 600_000_000));
        use(BRAND, 63, Map.of("units", 50L));
        assertThat(pause(BRAND, Operation.PULL)).contains(Duration.ofHours(19));
        world.clock.advance(Duration.ofHours(19));
        assertThat(pause(BRAND, Operation.PULL)).isEmpty();
        use(BRAND, 1, Map.of("cents", 400L));
        assertThat(pause(BRAND, Operation.PULL))
                .contains(Duration.between(world.clock.instant(), Instant.parse("2026-06-01T00:00:00Z")));
    }

    @Test
    void theRateIsForeseen() throws Exception {
        world.settle();
        grant(Budget.callsOfADay(1_000));
        use(BRAND, 10, Map.of());
        world.clock.advance(Duration.ofMinutes(40));
        assertThat(brand().status()).isEqualTo(Status.OK);
        use(BRAND, 390, Map.of());
        assertThat(brand().status()).isEqualTo(Status.WARN);
        assertThat(brand().message())
                .isEqualTo("Of 1000 calls a day, 400 are used. At the rate of the last hour only answers go on from"
                        + " 2026-05-04 13:21 UTC, and all are used up at 2026-05-04 13:42 UTC; reading and writing go"
                        + " slower before that. Raise it (dailyCalls, or at the other side), find out what else uses"
                        + " it, or look there less often (pollSeconds).");
        use(BRAND, 300, Map.of());
        assertThat(brand().message())
                .isEqualTo(
                        "Of the budget of 1000 calls a day, 700 are used; reading and writing are spread over the time"
                                + " until 2026-05-05 00:00 UTC.");
        use(BRAND, 100, Map.of());
        assertThat(brand().message())
                .isEqualTo("Of the budget of 1000 calls a day, 800 are used; only answers go on until 2026-05-05 00:00"
                        + " UTC.");
        use(BRAND, 200, Map.of());
        assertThat(brand().message())
                .isEqualTo("The budget of 1000 calls a day is used up; everything waits until 2026-05-05 00:00 UTC.");
        world.settle(Duration.ofHours(12));
        assertThat(brand()).isEqualTo(new Part("account brand", Status.OK, ""));
    }

    @Test
    void whatTheOtherSideSaysCountsToo() throws Exception {
        Level used = new Level("requests of a day", 12_100, 15_000, Optional.empty());
        use(CRM, 1, Map.of(), used);
        assertThat(pause(CRM, Operation.WRITE)).contains(Duration.ofMinutes(15));
        assertThat(pause(CRM, Operation.EVENTS)).isEmpty();
        assertThat(world.engine().budgets().outlook(CRM))
                .isEqualTo("The other side says that 12100 of 15000 requests of a day are used; only answers go on.");
        world.clock.advance(Duration.ofMinutes(15));
        assertThat(pause(CRM, Operation.WRITE)).as("asked again now and then").isEmpty();
        use(CRM, 1, Map.of(), Level.left("requests", 10, 100, Optional.of(Duration.ofSeconds(9))));
        assertThat(pause(CRM, Operation.WRITE)).contains(Duration.ofSeconds(9));
        use(CRM, 1, Map.of(), Level.left("requests", 90, 100, Optional.of(Duration.ofSeconds(9))));
        assertThat(pause(CRM, Operation.WRITE)).isEmpty();
    }

    @Test
    void whatIsLeftOfALimitIsSpreadOverItsTime() throws Exception {
        Duration window = Duration.ofMinutes(5);
        Instant end = world.clock.instant().plus(window);
        int calls = 0;
        Duration longest = Duration.ZERO;
        while (world.clock.instant().isBefore(end)) {
            Duration rest = Duration.between(world.clock.instant(), end);
            use(BRAND, 1, Map.of(), Level.left("requests", 300 - ++calls, 300, Optional.of(rest)));
            Duration pause = pause(BRAND, Operation.PULL).orElse(Duration.ZERO);
            longest = pause.compareTo(longest) > 0 ? pause : longest;
            assertThat(pause(BRAND, Operation.SEND)).as("an answer").isEmpty();
            world.clock.advance(pause.plusMillis(500));
        }
        assertThat(calls).isBetween(200, 241);
        assertThat(longest).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void whatIsUsedOutlivesARestart() throws Exception {
        grant(Budget.callsOfADay(10));
        use(BRAND, 8, Map.of());
        world.settle(Duration.ofSeconds(10));
        world.restart();
        grant(Budget.callsOfADay(10));
        assertThat(pause(BRAND, Operation.PULL)).isPresent();
        assertThat(pause(BRAND, Operation.SEND)).isEmpty();
    }

    @Test
    void aPersonMaySayLessThanThePlugIn() throws Exception {
        world.configureTargets(Map.of("dailyCalls", 10));
        use(CRM, 8, Map.of());
        assertThat(pause(CRM, Operation.WRITE)).isPresent();
        Settings settings = new Settings(Map.of("dailyCalls", 10));
        Budget units = new Budget("units", 5, ChronoUnit.HOURS, ZoneId.of("UTC"));
        assertThat(settings.budgets(List.of(units, Budget.callsOfADay(99))))
                .containsExactly(units, Budget.callsOfADay(10));
        assertThat(new Settings(Map.of()).budgets(List.of(units))).containsExactly(units);
    }

    @Test
    void aBudgetThatCannotBeCountedIsRefused() {
        assertThatThrownBy(() -> new Budget("calls", 0, ChronoUnit.DAYS, ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Budget("calls", 1, ChronoUnit.WEEKS, ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Part brand() {
        return world.health().parts().stream()
                .filter(part -> part.name().equals("account brand"))
                .findFirst()
                .orElseThrow();
    }
}
