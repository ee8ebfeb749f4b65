// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.mapping.Part;
import io.parley.internal.pacing.Level;
import io.parley.internal.pacing.Party;
import io.parley.model.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The CRM's quota of a day runs low: what is urgent goes on, and people hear of it in time. */
class QuotaTest extends WorldTest {

    private static final Party CRM = Party.target("crm");
    private static final int QUOTA = 15_000;
    private static final int LIVE_SHARE = 80;

    /** What came of a day: minutes since its beginning, -1 for never. */
    private record Day(int warned, int onlyAnswers, int exhausted) {}

    @Test
    void withLittleLeftOldThingsWaitAndThenAllButAnswers() throws Exception {
        world.configureTargets(Map.of("reservePercent", 5));
        world.channel.refuseText("http://example.org");
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        Change old = world.channel.heard("t2", "bob", "m2", "Long ago");
        world.settle();
        world.map(Part.CONTACT, "Nickname = $substringAfter(profile.name, ' ')");
        world.settle();
        world.clock.advance(Duration.ofDays(2));
        world.settle();

        tell(88);
        world.engine().inbox().accept("brand", List.of(old));
        look();
        world.channel.say("t3", "carla", "m3", "Now");
        world.settle(Duration.ofMinutes(2));
        assertThat(world.crm.people()).containsExactly("Person anna", "Person carla");
        assertThat(progress()).isEqualTo("LOOKING");

        tell(95);
        world.channel.say("t4", "dora", "m4", "Now too");
        world.crm.answer(world.crm.cases().get(0), "On its way.");
        world.crm.answer(world.crm.cases().get(0), "http://example.org");
        world.settle(Duration.ofMinutes(2));
        assertThat(world.crm.people()).as("new conversations wait").hasSize(2);
        assertThat(world.channel.answers()).containsExactly("On its way.");
        assertThat(world.crm.timeline(world.crm.cases().get(0)))
                .as("what became of the other answer")
                .anyMatch(entry -> entry.startsWith("NOTE This answer was not sent"));
        assertThat(progress()).isEqualTo("LOOKING");

        tell(10);
        world.settle(Duration.ofMinutes(30));
        assertThat(world.crm.people())
                .containsExactlyInAnyOrder("Person anna", "Person carla", "Person dora", "Person bob");
        assertThat(progress()).isEqualTo("LOOKED");
    }

    @Test
    void aSteadyUseIsForeseenAnHourBefore() throws Exception {
        Day day = day(minute -> QUOTA / 600.0);
        assertThat(day.exhausted()).isEqualTo(600);
        assertThat(day.onlyAnswers() - day.warned()).isBetween(60, 130);
    }

    @Test
    void burstsAreForeseenAnHourBefore() throws Exception {
        Day everyHour = day(minute -> minute % 60 < 5 ? QUOTA * 0.03 : 0);
        assertThat(everyHour.onlyAnswers()).isPositive();
        assertThat(everyHour.onlyAnswers() - everyHour.warned()).isGreaterThanOrEqualTo(60);
        Random random = new Random(7);
        Day irregular = day(minute -> random.nextInt(12) == 0 ? QUOTA * 0.025 * random.nextDouble() : 2);
        assertThat(irregular.exhausted()).isPositive();
        assertThat(irregular.onlyAnswers() - irregular.warned()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void aUseThatGrowsIsForeseenAnHourBefore() throws Exception {
        Day day = day(minute -> QUOTA * minute / 400_000.0);
        assertThat(day.onlyAnswers()).isPositive();
        assertThat(day.exhausted() - day.warned()).isGreaterThanOrEqualTo(60);
        assertThat(day.onlyAnswers() - day.warned()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void onAnOrdinaryDayNobodyIsWarned() throws Exception {
        Random random = new Random(3);
        Day office = day(minute -> {
            double share = minute < 480 || minute > 1_080 ? 0.1 : 1 + Math.sin((minute - 480) / 600.0 * Math.PI);
            return share * QUOTA * 0.6 / 1_100 * (0.5 + random.nextDouble());
        });
        assertThat(office).isEqualTo(new Day(-1, -1, -1));
        assertThat(day(minute -> minute % 240 < 5 ? QUOTA * 0.015 : 1))
                .as("a report every four hours")
                .isEqualTo(new Day(-1, -1, -1));
    }

    @Test
    void aForecastSaysWhichTargetWhenAndWhatToDo() throws Exception {
        for (int minute = 0; minute <= 40; minute++) {
            tell(50 + minute / 4);
            world.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(world.health().parts())
                .filteredOn(part -> part.name().equals("target crm"))
                .singleElement()
                .satisfies(part -> assertThat(part.message())
                        .isEqualTo(
                                "Of 15000 requests of a day, 9000 are used. At the rate of the last hour only answers"
                                        + " go on from 2026-05-04 14:03 UTC, and all are used up at 2026-05-04 15:25 UTC. Raise it"
                                        + " (dailyCalls, or at the other side), find out what else uses it, or look there less"
                                        + " often (replySeconds)."));
        assertThat(world.engine().budgets().quotas()).singleElement().satisfies(quota -> assertThat(
                        quota.untilExhausted(world.clock.instant()))
                .hasValueSatisfying(rest -> assertThat(rest.toMinutes()).isEqualTo(164)));
    }

    /** A day from midnight on, by what is used in each minute; it ends when everything is used. */
    private Day day(IntToDoubleFunction inAMinute) throws Exception {
        world.restart();
        double used = 0;
        int warned = -1;
        int onlyAnswers = -1;
        for (int minute = 0; minute < 24 * 60; minute++) {
            used += inAMinute.applyAsDouble(minute);
            if (onlyAnswers < 0 && used >= QUOTA * LIVE_SHARE / 100.0) {
                onlyAnswers = minute;
            }
            if (used >= QUOTA) {
                return new Day(warned, onlyAnswers, minute + 1);
            }
            told((long) used);
            if (warned < 0 && !world.engine().budgets().outlook(CRM).isEmpty()) {
                warned = minute;
            }
            world.clock.advance(Duration.ofMinutes(1));
        }
        return new Day(warned, onlyAnswers, -1);
    }

    private void tell(int percent) throws Exception {
        told(QUOTA * percent / 100L);
    }

    /** The CRM says with an answer how much is used, by whomever. */
    private void told(long used) throws Exception {
        Level level = new Level("requests of a day", used, QUOTA, Optional.empty());
        world.engine()
                .budgets()
                .counted(CRM, () -> {
                    world.engine().budgets().made(Map.of(), List.of(level));
                    return Duration.ZERO;
                })
                .run();
    }

    private void look() throws Exception {
        world.engine().mappingDesk().look("crm", Instant.EPOCH, 1_000);
    }

    private String progress() {
        ObjectNode progress = world.engine().mappingDesk().progress("crm").orElseThrow();
        return progress.path("phase").asText();
    }
}
