// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates of feeds: ISO 8601, RFC 822, numbers since 1970, and what people make of them. */
final class Moments {

    private static final int LONGEST = 100;
    private static final Pattern EPOCH = Pattern.compile("(\\d{9,10})(?:[.,]\\d+)?|(\\d{12,13})");
    private static final Pattern ISO = Pattern.compile(
            "(?<year>\\d{4})(?:[-/.](?<month>\\d{1,2})(?:[-/.](?<day>\\d{1,2}))?|(?<m2>\\d{2})(?<d2>\\d{2}))?(?<rest>(?:\\D.*)?)");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<day>\\d{1,2})[./-](?<month>\\d{1,2})[./-](?<year>\\d{4})(?<rest>(?:\\D.*)?)");
    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d:.+-])(?<hour>\\d{1,2})[:.h](?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:[.,](?<fraction>\\d{1,12}))?)?"
                    + "\\s*(?<half>[AaPp]\\.?[Mm]\\b\\.?)?\\s*(?<zone>.*)");
    private static final Pattern COMPACT =
            Pattern.compile("[Tt ]?(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?(?<zone>.*)");
    private static final Pattern WORDS = Pattern.compile("(?U)\\p{L}+\\.?|\\d+");
    private static final Pattern COMMENT = Pattern.compile("\\([^)]*\\)?");
    private static final Pattern YEAR_BEHIND = Pattern.compile("(.*?)\\s+(\\d{4})\\s*");

    private Moments() {}

    /** The moment; empty if the text says none, also where it says the beginning of 1970, which means that nobody knew. */
    static Optional<Instant> read(@Nullable String written) {
        if (written == null || written.length() > LONGEST) {
            return Optional.empty();
        }
        String text = COMMENT.matcher(written.replace('\u00a0', ' ')
                        .replaceAll("(?<=\\d)\\s*[年月](?=\\s*\\d)", "-")
                        .replace("日", " "))
                .replaceAll(" ")
                .strip();
        try {
            return Optional.of(moment(text)).filter(moment -> moment.isAfter(Instant.EPOCH));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Instant moment(String text) {
        Matcher epoch = EPOCH.matcher(text);
        if (epoch.matches()) {
            return epoch.group(1) != null
                    ? Instant.ofEpochSecond(Long.parseLong(epoch.group(1)))
                    : Instant.ofEpochMilli(Long.parseLong(epoch.group(2)));
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            String month = iso.group("month") == null ? iso.group("m2") : iso.group("month");
            String day = iso.group("day") == null ? iso.group("d2") : iso.group("day");
            return at(date(iso.group("year"), month, day), iso.group("rest"));
        }
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            // 06/03 is March in one country and June in another: only what is certain is read.
            if (numbers.group().charAt(numbers.end("day")) == '/' && Integer.parseInt(numbers.group("day")) <= 12) {
                throw new DateTimeException("day or month");
            }
            return at(date(numbers.group("year"), numbers.group("month"), numbers.group("day")), numbers.group("rest"));
        }
        return spoken(text);
    }

    private static LocalDate date(String year, @Nullable String month, @Nullable String day) {
        return LocalDate.of(
                Integer.parseInt(year),
                month == null ? 1 : Integer.parseInt(month),
                day == null ? 1 : Integer.parseInt(day));
    }

    /** As RFC 822 writes it, or the other way round as in America. */
    private static Instant spoken(String text) {
        Matcher time = TIME.matcher(text);
        boolean timed = time.find();
        String head = timed ? text.substring(0, time.start()) : text;
        String tail = timed ? text.substring(time.start()) : "";
        Spoken spoken = new Spoken();
        Matcher words = WORDS.matcher(head);
        while (words.find()) {
            spoken.take(words.group());
        }
        Matcher behind = YEAR_BEHIND.matcher(tail);
        if (spoken.year == null && behind.matches()) {
            spoken.year = behind.group(2);
            tail = behind.group(1);
        }
        return at(spoken.date(), tail);
    }

    private static final class Spoken {

        private @Nullable Integer month;
        private @Nullable Integer day;
        private @Nullable String year;

        void take(String word) {
            if (!Character.isDigit(word.charAt(0))) {
                // A month behind a day counts more than one before it, which may be a day of the week.
                Optional<Integer> named = MonthNames.number(word);
                if (named.isPresent() && (month == null || day != null && year == null)) {
                    month = named.get();
                }
            } else if (day == null && word.length() <= 2) {
                day = Integer.valueOf(word);
            } else if (year == null) {
                year = word;
            }
        }

        LocalDate date() {
            if (month == null || day == null || year == null) {
                throw new DateTimeException("no date");
            }
            return LocalDate.of(full(year), month, day);
        }

        private static int full(String year) {
            int number = Integer.parseInt(year);
            return switch (year.length()) {
                case 1, 2 -> number < 50 ? 2000 + number : 1900 + number;
                case 3 -> 1900 + number;
                default -> number;
            };
        }
    }

    private static Instant at(LocalDate date, String rest) {
        String text = rest.strip();
        Matcher time = TIME.matcher(text);
        if (!time.find()) {
            Matcher compact = COMPACT.matcher(text);
            return compact.matches()
                    ? moment(date, compact, LocalTime.of(hour(compact), minute(compact), second(compact)))
                    : date.atStartOfDay(ZoneNames.read("")).toInstant();
        }
        int hour = hour(time);
        String half = time.group("half") == null ? "" : time.group("half").toLowerCase(Locale.ROOT);
        if (half.startsWith("p") && hour < 12) {
            hour += 12;
        } else if (half.startsWith("a") && hour == 12) {
            hour = 0;
        }
        String fraction = time.group("fraction");
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "000").substring(0, 3)) * 1_000_000;
        boolean midnight = hour == 24;
        LocalTime at = LocalTime.of(midnight ? 0 : hour, minute(time), second(time), nanos);
        return moment(midnight ? date.plusDays(1) : date, time, at);
    }

    private static Instant moment(LocalDate date, Matcher time, LocalTime at) {
        ZoneId zone = ZoneNames.read(time.group("zone"));
        return LocalDateTime.of(date, at).atZone(zone).toInstant();
    }

    private static int hour(Matcher time) {
        return Integer.parseInt(time.group("hour"));
    }

    private static int minute(Matcher time) {
        return Integer.parseInt(time.group("minute"));
    }

    /** A leap second is read as the one before it. */
    private static int second(Matcher time) {
        return time.group("second") == null ? 0 : Math.min(59, Integer.parseInt(time.group("second")));
    }
}
