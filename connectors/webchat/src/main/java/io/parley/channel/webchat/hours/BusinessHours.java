// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.hours;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When somebody is there to answer; always, unless the configuration says otherwise. Any thread. */
public final class BusinessHours {

    /** Longer than any year of holidays. */
    private static final int DAYS_AHEAD = 400;

    private final List<WeeklyHours> hours;
    private final ZoneId zone;
    private final Holidays holidays;
    private final InstantSource clock;

    /**
     * What the configuration says.
     *
     * @param hours such as {@code Mon-Fri 09:00-17:30}; none for always
     * @param timeZone in which they are meant, such as {@code Europe/Berlin}
     * @param holidays days on which no hours begin
     * @param clock of the agent
     * @throws IllegalArgumentException if it cannot be understood, with a sentence that says what would be right
     */
    public BusinessHours(String[] hours, String timeZone, String[] holidays, InstantSource clock) {
        this.hours = Stream.of(hours).map(WeeklyHours::of).toList();
        this.zone = this.hours.isEmpty() && timeZone.isBlank() ? ZoneOffset.UTC : zone(timeZone);
        this.holidays = new Holidays(holidays);
        this.clock = clock;
    }

    /** {@return whether somebody is there now} */
    public boolean open() {
        return open(clock.instant());
    }

    /** {@return whether somebody is there at a moment} */
    public boolean open(Instant at) {
        LocalDate today = LocalDate.ofInstant(at, zone);
        return hours.isEmpty()
                || Stream.of(today.minusDays(1), today).flatMap(this::on).anyMatch(span -> span.holds(at));
    }

    /** {@return when somebody is there again; empty if somebody is now, or nobody for more than a year} */
    Optional<Instant> opensAt() {
        Instant now = clock.instant();
        if (open(now)) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(now, zone);
        return Stream.iterate(today, day -> day.plusDays(1))
                .limit(DAYS_AHEAD)
                .map(day -> on(day).map(Span::begin).filter(now::isBefore).min(Comparator.naturalOrder()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Tells the page whether somebody is there, and what it has to ask for while nobody is. */
    public void describe(ObjectNode settings) {
        boolean open = open();
        settings.put("open", open);
        if (!open) {
            settings.put("emailRequired", true);
            opensAt().ifPresent(at -> settings.put("opensAt", at.toString()));
        }
    }

    private Stream<Span> on(LocalDate day) {
        return holidays.hold(day)
                ? Stream.empty()
                : hours.stream()
                        .filter(some -> some.days().contains(day.getDayOfWeek()))
                        .map(some -> some.on(day, zone));
    }

    private static ZoneId zone(String timeZone) {
        try {
            return ZoneId.of(timeZone.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "timeZone must name the zone of the hours, such as Europe/Berlin, not \"" + timeZone + "\"", e);
        }
    }
}
