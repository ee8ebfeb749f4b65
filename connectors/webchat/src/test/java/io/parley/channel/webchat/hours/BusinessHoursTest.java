// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessHoursTest {

    private static final List<String> OFFICE = List.of("Mon-Fri 09:00-17:30", "Sat 10:00-14:00");

    @Test
    void withoutHoursSomebodyIsAlwaysThere() {
        BusinessHours always = new BusinessHours(
                new String[0], "", new String[] {"12-25"}, InstantSource.fixed(Instant.parse("2026-12-25T10:00:00Z")));
        assertThat(always.open()).isTrue();
        assertThat(always.opensAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:59:59, false, 2026-11-23T09:00",
        "2026-11-23T09:00:00, true,",
        "2026-11-23T17:29:59, true,",
        "2026-11-23T17:30:00, false, 2026-11-24T09:00",
        "2026-11-28T13:00:00, true,",
        "2026-11-28T14:00:00, false, 2026-11-30T09:00",
        "2026-12-24T10:00:00, false, 2026-12-28T09:00",
        "2027-12-24T10:00:00, true,",
        "2027-12-25T11:00:00, false, 2027-12-27T09:00",
    })
    void theOfficeIsOpenInItsHoursAndNotOnHolidays(String at, boolean open, String opensAt) {
        BusinessHours office = berlin(OFFICE, at, "2026-12-24", "12-25", "12-26");
        assertThat(office.open()).isEqualTo(open);
        assertThat(office.opensAt()).isEqualTo(opensAt == null ? Optional.empty() : moment(opensAt));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T21:59, false",
        "2026-11-27T22:00, true",
        "2026-11-28T00:00, true",
        "2026-11-28T05:59, true",
        "2026-11-28T06:00, false",
        "2026-11-28T23:00, false",
    })
    void hoursMayEndOnTheNextDay(String at, boolean open) {
        assertThat(berlin(List.of("Fri 22:00-06:00"), at).open()).isEqualTo(open);
    }

    @Test
    void hoursThatBeganBeforeAHolidayEndAsUsual() {
        List<String> nights = List.of("Mon-Sun 22:00-06:00");
        assertThat(berlin(nights, "2026-12-25T01:00", "12-25").open()).isTrue();
        assertThat(berlin(nights, "2026-12-25T23:00", "12-25").open()).isFalse();
        assertThat(berlin(nights, "2026-12-26T01:00", "12-25").open()).isFalse();
    }

    @Test
    void daysMayBeListedAndGoOverTheWeekend() {
        List<String> some = List.of("Sat-Mon,wed 00:00-24:00");
        assertThat(List.of(23, 24, 25, 26, 27, 28, 29))
                .extracting(day -> berlin(some, "2026-11-" + day + "T12:00").open())
                .containsExactly(true, false, true, false, false, true, true);
        assertThat(berlin(some, "2026-11-29T00:00").open()).isTrue();
    }

    @Test
    void whenClocksAreSetForwardTheHoursFollow() {
        BusinessHours saturday = berlin(List.of("Mon-Sun 09:00-17:00"), "2026-03-28T18:00");
        assertThat(saturday.opensAt()).contains(Instant.parse("2026-03-29T07:00:00Z"));
        BusinessHours inTheHourThatIsLeftOut = berlin(List.of("Sun 02:30-04:00"), "2026-03-29T00:00");
        assertThat(inTheHourThatIsLeftOut.opensAt()).contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void whenClocksAreSetBackTheHourThatComesTwiceBelongsToThem() {
        BusinessHours night = berlin(List.of("Sun 01:00-02:30"), "2026-10-25T00:00");
        assertThat(night.open(Instant.parse("2026-10-25T00:15:00Z"))).isTrue();
        assertThat(night.open(Instant.parse("2026-10-25T01:15:00Z"))).isTrue();
        assertThat(night.open(Instant.parse("2026-10-25T01:30:00Z"))).isFalse();
    }

    @Test
    void whoIsNeverThereSaysNoMoment() {
        assertThat(berlin(List.of("Mon 09:00-10:00"), "2026-11-23T11:00", everyDay())
                        .opensAt())
                .isEmpty();
    }

    @Test
    void thePageIsToldWhatItHasToAskFor() {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        berlin(OFFICE, "2026-11-23T20:00").describe(settings);
        assertThat(settings.toString())
                .isEqualTo("{\"open\":false,\"emailRequired\":true,\"opensAt\":\"2026-11-24T08:00:00Z\"}");
        settings.removeAll();
        berlin(OFFICE, "2026-11-23T12:00").describe(settings);
        assertThat(settings.toString()).isEqualTo("{\"open\":true}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mon",
                "Monday 09:00-17:00",
                "Mon-Fri 9-17",
                "Mon 09:00-25:00",
                "Mon 24:00-25:00",
                "Mon 09:00-09:00",
                "Mon-Tue-Wed 09:00-10:00",
                "Mo 09:00-10:00"
            })
    void hoursThatCannotBeUnderstoodAreRefused(String hours) {
        assertThatThrownBy(() -> berlin(List.of(hours), "2026-11-23T12:00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("hours must ")
                .hasMessageContaining(":00-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25.12.", "2026-02-30", "13-01", "2026-12", "12-32"})
    void holidaysThatCannotBeUnderstoodAreRefused(String holiday) {
        assertThatThrownBy(() -> berlin(OFFICE, "2026-11-23T12:00", holiday))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holidays must hold days such as 2026-12-24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Berlin", "Europe/Nowhere"})
    void hoursNeedATimeZone(String zone) {
        assertThatThrownBy(() ->
                        new BusinessHours(OFFICE.toArray(String[]::new), zone, new String[0], InstantSource.system()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("timeZone must name the zone of the hours, such as Europe/Berlin");
    }

    private static BusinessHours berlin(List<String> hours, String now, String... holidays) {
        return new BusinessHours(
                hours.toArray(String[]::new),
                "Europe/Berlin",
                holidays,
                InstantSource.fixed(moment(now).orElseThrow()));
    }

    private static Optional<Instant> moment(String local) {
        return Optional.of(
                LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Berlin")).toInstant());
    }

    private static String[] everyDay() {
        return LocalDate.of(2024, 1, 1)
                .datesUntil(LocalDate.of(2025, 1, 1))
                .map(day -> day.toString().substring(5))
                .toArray(String[]::new);
    }
}
