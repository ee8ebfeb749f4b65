// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.hours;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.Set;

/** Days on which no hours begin: of one year, such as {@code 2026-12-24}, or of each, such as {@code 12-25}. */
final class Holidays {

    private final Set<LocalDate> days = new HashSet<>();
    private final Set<MonthDay> daysOfEachYear = new HashSet<>();

    /** Those that the configuration names. */
    Holidays(String[] holidays) {
        for (String holiday : holidays) {
            String day = holiday.strip();
            try {
                if (day.matches("[0-9]{2}-[0-9]{2}")) {
                    daysOfEachYear.add(MonthDay.parse("--" + day));
                } else {
                    days.add(LocalDate.parse(day));
                }
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "holidays must hold days such as 2026-12-24, or 12-25 for each year, not " + holiday, e);
            }
        }
    }

    boolean hold(LocalDate day) {
        return days.contains(day) || daysOfEachYear.contains(MonthDay.from(day));
    }
}
