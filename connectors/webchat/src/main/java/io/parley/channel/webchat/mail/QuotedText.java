// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Separates what somebody wrote from what their program quoted, and from their signature. What is left out leaves a mark;
 * if nothing would be left, all is kept.
 */
final class QuotedText {

    private static final String MARK = "[…]";
    private static final Pattern SIGNATURE = Pattern.compile("--\\s?");
    private static final Pattern FORWARDED =
            Pattern.compile("-{2,10} ?(Original Message|Original-Nachricht|Ursprüngliche Nachricht) ?-{2,10}");
    private static final Pattern ATTRIBUTION = Pattern.compile("(On|Am) .{1,200}(wrote|schrieb.{0,150}):");
    private static final Pattern RULE = Pattern.compile("_{20,80}");

    private final String text;

    QuotedText(String text) {
        this.text = text;
    }

    /** What was written. */
    String written() {
        List<String> lines = text.replace("\r\n", "\n").lines().toList();
        List<String> kept = new ArrayList<>();
        boolean cut = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (endsHere(line)) {
                cut = true;
                break;
            }
            boolean quoted = line.startsWith(">") || ATTRIBUTION.matcher(line).matches() && quotedBelow(lines, i);
            if (!quoted) {
                kept.add(lines.get(i));
            }
            cut |= quoted;
        }
        String written = String.join("\n", kept).strip();
        if (written.isEmpty()) {
            return text.strip();
        }
        return cut ? written + "\n" + MARK : written;
    }

    private static boolean endsHere(String line) {
        return SIGNATURE.matcher(line).matches()
                || FORWARDED.matcher(line).matches()
                || RULE.matcher(line).matches()
                || Stream.of(Wording.values()).anyMatch(words -> line.equals(words.line()));
    }

    private static boolean quotedBelow(List<String> lines, int place) {
        return lines.stream()
                .skip(place + 1L)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> line.startsWith(">") || endsHere(line))
                .orElse(true);
    }
}
