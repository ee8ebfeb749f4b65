// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A year of an account with its days, nights and weekends. {@code -Dseeds=20} lives more of them. */
class PulseTest {

    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
    private static final int SEEDS = Integer.getInteger("seeds", 1);
    private static final int LEARNING_WEEKS = 8;
    private static final int WEEKS = 44;
    private static final int CUTS = 20;
    private static final int DAY = 24 * 60;

    private Random random = new Random(7);
    private Pulse pulse = new Pulse();
    private Duration step = Duration.ofMinutes(1);
    private double burst = 1;
    private double minutesInBurst;
    private final PriorityQueue<Instant> later = new PriorityQueue<>();
    private Instant now = BEGIN;
    private Instant rateUntil = BEGIN;
    private double rate;
    private double nothingComes;
    private long received;

    /** What a year shows: what usually came until the slowest cut was found, and false alarms in a week. */
    private record Year(double worst, double falseAlarms) {}

    private Year year(int weekly, int seed) {
        random = new Random(seed);
        pulse = new Pulse();
        now = BEGIN;
        rateUntil = BEGIN;
        later.clear();
        double falseAlarms = live(weekly, LEARNING_WEEKS);
        double worst = 0;
        for (int cut = 0; cut < CUTS; cut++) {
            falseAlarms += live(weekly, WEEKS / (double) CUTS * (0.5 + random.nextDouble()));
            worst = Math.max(worst, usualUntilFound(weekly));
        }
        return new Year(worst, falseAlarms / (WEEKS + LEARNING_WEEKS));
    }

    @ParameterizedTest
    @CsvSource({"50, 30, 1.25", "500, 30, 1", "5000, 10, 1", "50000, 5, 1"})
    void aCutIsFoundSoonAndSilenceByChanceSeldomTold(int weekly, int seconds, double fewToLearnFrom) {
        step = Duration.ofSeconds(seconds);
        judge(weekly, fewToLearnFrom, 1);
    }

    @ParameterizedTest
    @CsvSource({"50, 3, 0", "500, 3, 0", "200, 8, 0", "50, 3, 10", "500, 3, 10", "500, 3, 60", "500, 8, 20"})
    void soTheyAreInBursts(int weekly, double size, double minutesApart) {
        burst = size;
        minutesInBurst = minutesApart;
        judge(weekly, 1, minutesApart > 0 ? 1.2 : 1);
    }

    private void judge(int weekly, double ofTheTime, double alarmsAWeek) {
        double bound = burst * (Math.log(weekly) + 1);
        for (int seed = 1; seed <= SEEDS; seed++) {
            Year year = year(weekly, seed);
            System.out.printf(
                    Locale.ROOT,
                    "silence: weekly=%d burst=%.0f minutes=%.0f seed=%d worst/bound=%.2f worst/strictBound=%.2f alarms=%.2f%n",
                    weekly,
                    burst,
                    minutesInBurst,
                    seed,
                    year.worst() / bound,
                    year.worst() / burst / (Math.log(weekly / burst) + 1),
                    year.falseAlarms());
            assertThat(year.worst())
                    .as("messages that usually come until a cut is found, seed %d", seed)
                    .isLessThan(bound * ofTheTime);
            assertThat(year.falseAlarms())
                    .as("false alarms a week, seed %d", seed)
                    .isLessThan(alarmsAWeek);
        }
    }

    @Test
    void manyAccountsWarnSeldomEach() {
        step = Duration.ofMinutes(5);
        int accounts = 100;
        int weeks = 6;
        int alarms = 0;
        for (int account = 0; account < accounts; account++) {
            random = new Random(account);
            pulse = new Pulse();
            int weekly = account % 2 == 0 ? 50 : 500;
            alarms += live(weekly, 2 + weeks);
        }
        assertThat(alarms / (double) (accounts * weeks))
                .as("false alarms a week of each")
                .isLessThan(1);
    }

    @Test
    void aNewAccountIsLearntBeforeItIsJudged() {
        assertThat(live(500, 1)).isZero();
        for (int minute = 0; minute < 6 * DAY; minute++) {
            pulse.look(now, received);
            now = now.plus(Duration.ofMinutes(1));
            assertThat(pulse.silence()).as("minutes of silence: %d", minute).isEmpty();
        }
        assertThat(pulse.rhythm().known()).isFalse();
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
        Pulse again = Pulse.noted(pulse.note());
        assertThat(again.rhythm().weekly()).isEqualTo(pulse.rhythm().weekly());
        assertThat(again.rhythm().expected(BEGIN, now)).isEqualTo(pulse.rhythm().expected(BEGIN, now));
        assertThat(again.note()).isEqualTo(pulse.note());
    }

    @Test
    void aTimeInWhichNobodyLookedIsNoSilence() {
        live(500, 4);
        now = now.plus(Duration.ofDays(2));
        pulse.look(now, received);
        assertThat(pulse.silence()).isEmpty();
    }

    /** Lets messages come, and counts the alarms that begin. */
    private int live(int weekly, double weeks) {
        int alarms = 0;
        boolean silent = pulse.silence().isPresent();
        rateUntil = now;
        Instant end = now.plus(Duration.ofMinutes((long) (weeks * 7 * DAY)));
        while (now.isBefore(end)) {
            received += came(weekly);
            pulse.look(now, received);
            boolean alarm = pulse.silence().isPresent();
            alarms += alarm && !silent ? 1 : 0;
            silent = alarm;
            now = now.plus(step);
        }
        return alarms;
    }

    /** Lets nothing come, until it is noticed. */
    private double usualUntilFound(int weekly) {
        double missed = 0;
        while (pulse.silence().isEmpty()) {
            came(weekly);
            missed += rate;
            pulse.look(now, received);
            now = now.plus(step);
        }
        later.clear();
        return missed;
    }

    /** How much comes in a step: bursts of a size that varies, whose messages come together or one after another. */
    private int came(int weekly) {
        if (!now.isBefore(rateUntil)) {
            rate = rate(weekly, now) * step.toSeconds() / 60.0;
            nothingComes = Math.exp(-rate / burst);
            rateUntil = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        }
        int count = 0;
        for (double product = random.nextDouble(); product > nothingComes; product *= random.nextDouble()) {
            Instant at = now;
            count++;
            while (burst > 1 && random.nextDouble() > 1 / burst) {
                at = at.plusSeconds(Math.round(-Math.log(1 - random.nextDouble()) * minutesInBurst * 60));
                later.add(at);
            }
        }
        for (; !later.isEmpty() && !later.peek().isAfter(now); later.remove()) {
            count++;
        }
        return count;
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
}
