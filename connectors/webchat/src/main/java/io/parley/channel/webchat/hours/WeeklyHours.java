// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of some days of each week, such as {@code Mon-Fri 09:00-17:30}. They may end on the next day.
 *
 * @param days on which they begin
 * @param from when they begin
 * @param to when they end; not after the beginning if that is on the next day
 */
record WeeklyHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    private static final String DAY = "(?:mon|tue|wed|thu|fri|sat|sun)";
    private static final String DAYS = DAY + "(?:-" + DAY + ")?";
    private static final String TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
    private static final Pattern FORM =
            Pattern.compile("(" + DAYS + "(?:," + DAYS + ")*) (" + TIME + ")-(" + TIME + "|24:00)");
    private static final List<String> NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    WeeklyHours {
        days = Set.copyOf(days);
    }

    /** Reads what the configuration says. */
    static WeeklyHours of(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "hours must hold days and times such as Mon-Fri 09:00-17:30 or Sat,Sun 10:00-24:00, not " + text);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String range : matcher.group(1).split(",")) {
            String[] ends = range.split("-");
            DayOfWeek last = day(ends[ends.length - 1]);
            for (DayOfWeek day = day(ends[0]); day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        String from = matcher.group(2);
        String to = matcher.group(3);
        if (from.equals(to)) {
            throw new IllegalArgumentException(
                    "hours must end at another time than they begin; a whole day is 00:00-24:00, not " + text);
        }
        return new WeeklyHours(days, LocalTime.parse(from), LocalTime.parse(to.equals("24:00") ? "00:00" : to));
    }

    /** The hours that begin on a day. When clocks are set back, those that end in the hour that comes twice last longer. */
    Span on(LocalDate day, ZoneId zone) {
        LocalDate lastDay = to.isAfter(from) ? day : day.plusDays(1);
        return new Span(
                day.atTime(from).atZone(zone).toInstant(),
                lastDay.atTime(to).atZone(zone).withLaterOffsetAtOverlap().toInstant());
    }

    private static DayOfWeek day(String name) {
        return DayOfWeek.of(NAMES.indexOf(name) + 1);
    }
}
