// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides a text into what fits into posts, between words where there are any. Characters are what people see as one. */
final class Pieces {

    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final int MOST_CHARACTERS = 300;
    private static final int MOST_BYTES = 3_000;

    private Pieces() {}

    static List<String> of(String text) {
        List<String> pieces = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            int end = end(rest);
            pieces.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        return pieces;
    }

    /** How many characters people see. */
    static long length(String text) {
        return CHARACTER.matcher(text).results().count();
    }

    private static int end(String text) {
        Matcher character = CHARACTER.matcher(text);
        int bytes = 0;
        int lastBlank = 0;
        for (int count = 0; character.find(); count++) {
            bytes += character.group().getBytes(StandardCharsets.UTF_8).length;
            if (Character.isWhitespace(text.charAt(character.start()))) {
                lastBlank = character.start();
            }
            if (count == MOST_CHARACTERS || bytes > MOST_BYTES) {
                return lastBlank > 0 ? lastBlank : Math.max(1, character.start());
            }
        }
        return text.length();
    }
}
