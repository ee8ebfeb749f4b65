// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time zones as feeds write them; what nobody knows is UTC, as RFC 5322 has it for what is not certain. */
final class ZoneNames {

    private static final Pattern OFFSET = Pattern.compile("(?i)(?:GMT|UTC|UT)?\\s*([+\\-\u2212])(\\d{1,2}):?(\\d{2})?");
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("EST", "-05:00"),
            Map.entry("EDT", "-04:00"),
            Map.entry("CST", "-06:00"),
            Map.entry("CDT", "-05:00"),
            Map.entry("MST", "-07:00"),
            Map.entry("MDT", "-06:00"),
            Map.entry("PST", "-08:00"),
            Map.entry("PDT", "-07:00"),
            Map.entry("AKST", "-09:00"),
            Map.entry("AKDT", "-08:00"),
            Map.entry("HST", "-10:00"),
            Map.entry("AST", "-04:00"),
            Map.entry("ADT", "-03:00"),
            Map.entry("BST", "+01:00"),
            Map.entry("WET", "Z"),
            Map.entry("WEST", "+01:00"),
            Map.entry("CET", "+01:00"),
            Map.entry("CEST", "+02:00"),
            Map.entry("MEZ", "+01:00"),
            Map.entry("MESZ", "+02:00"),
            Map.entry("MET", "+01:00"),
            Map.entry("EET", "+02:00"),
            Map.entry("EEST", "+03:00"),
            Map.entry("MSK", "+03:00"),
            Map.entry("IST", "+05:30"),
            Map.entry("JST", "+09:00"),
            Map.entry("KST", "+09:00"),
            Map.entry("HKT", "+08:00"),
            Map.entry("SGT", "+08:00"),
            Map.entry("AWST", "+08:00"),
            Map.entry("AEST", "+10:00"),
            Map.entry("AEDT", "+11:00"),
            Map.entry("NZST", "+12:00"),
            Map.entry("NZDT", "+13:00"));

    private ZoneNames() {}

    static ZoneId read(String text) {
        String zone = text.strip();
        Matcher offset = OFFSET.matcher(zone);
        if (offset.matches()) {
            int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
            int total = Integer.parseInt(offset.group(2)) * 60 + minutes;
            boolean real = total <= 18 * 60 && minutes < 60;
            return real
                    ? ZoneOffset.ofTotalSeconds(60 * (offset.group(1).equals("+") ? total : -total))
                    : ZoneOffset.UTC;
        }
        String named = NAMED.get(zone.toUpperCase(Locale.ROOT));
        if (named != null) {
            return ZoneOffset.of(named);
        }
        try {
            return zone.contains("/") ? ZoneId.of(zone) : ZoneOffset.UTC;
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
