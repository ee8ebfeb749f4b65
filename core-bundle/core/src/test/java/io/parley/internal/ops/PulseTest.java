// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A year of an account with its days, nights and weekends. */
class PulseTest {

    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int LEARNING_WEEKS = 8;
    private static final int CUTS = 20;

    /** What is usual is only estimated, and a look a minute sees no less than a minute. */
    private static final double UNCERTAINTY = 1.25;

    private final Random random = new Random(7);
    private final Pulse pulse = new Pulse(new Rhythm());
    private Instant now = BEGIN;
    private long received;

    @ParameterizedTest
    @ValueSource(ints = {50, 500, 5_000})
    void aCutIsFoundSoonAndSilenceByChanceSeldomTold(int weekly) {
        double falseAlarms = live(weekly, LEARNING_WEEKS);
        int weeks = 44;
        double worst = 0;
        for (int cut = 0; cut < CUTS; cut++) {
            falseAlarms += live(weekly, weeks / (double) CUTS * (0.5 + random.nextDouble()));
            worst = Math.max(worst, usualUntilFound(weekly));
        }
        assertThat(worst)
                .as("messages that usually come until a cut is found")
                .isLessThan((Math.log(weekly) + 1) * UNCERTAINTY);
        assertThat(falseAlarms / (weeks + LEARNING_WEEKS))
                .as("false alarms a week")
                .isLessThan(1);
    }

    @Test
    void whatComesSeldomIsNoReasonForAnAlarm() {
        assertThat(live(3, 52)).isZero();
    }

    @Test
    void anAccountThatBecomesQuietIsNotAnAlarmForEver() {
        live(2_000, 12);
        live(200, 26);
        assertThat(live(200, 8) / 8.0).as("alarms a week").isLessThan(1);
    }

    @Test
    void anHourThatWasWatchedInPartTeachesNothing() {
        now = BEGIN.plus(Duration.ofMinutes(30));
        live(500, 0.25 / 168 + 0.2 / 168);
        assertThat(pulse.rhythm().watchedHours()).isZero();
        live(500, 1.0 / 168);
        assertThat(pulse.rhythm().watchedHours()).isZero();
        live(500, 1.0 / 168);
        assertThat(pulse.rhythm().watchedHours()).isPositive();
    }

    @Test
    void whatWasLearntIsKept() {
        live(500, 4);
        Rhythm again = Rhythm.noted(pulse.rhythm().note());
        assertThat(again.weekly()).isEqualTo(pulse.rhythm().weekly());
        assertThat(again.expected(BEGIN, now)).isEqualTo(pulse.rhythm().expected(BEGIN, now));
    }

    /** Lets messages come, and counts the alarms. */
    private int live(int weekly, double weeks) {
        int alarms = 0;
        boolean silent = false;
        Instant end = now.plus(Duration.ofMinutes((long) (weeks * 7 * 24 * 60)));
        while (now.isBefore(end)) {
            received += poisson(rate(weekly, now));
            pulse.look(now, received);
            boolean alarm = pulse.silence(now).isPresent();
            alarms += alarm && !silent ? 1 : 0;
            silent = alarm;
            now = now.plus(STEP);
        }
        return alarms;
    }

    /** Lets nothing come, until it is noticed. */
    private double usualUntilFound(int weekly) {
        double missed = 0;
        while (pulse.silence(now).isEmpty()) {
            missed += rate(weekly, now);
            now = now.plus(STEP);
            pulse.look(now, received);
        }
        return missed;
    }

    /** Messages a minute: few at night, less than half at the weekend. */
    private static double rate(int weekly, Instant at) {
        ZonedDateTime time = at.atZone(ZoneOffset.UTC);
        double day = time.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 ? 0.4 : 1;
        double hour = 0.1 + Math.max(0, Math.sin((time.getHour() - 6) * Math.PI / 16));
        double sumOfHours = 0;
        for (int i = 0; i < 24; i++) {
            sumOfHours += 0.1 + Math.max(0, Math.sin((i - 6) * Math.PI / 16));
        }
        return weekly * day * hour / (5.8 * sumOfHours * 60);
    }

    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
