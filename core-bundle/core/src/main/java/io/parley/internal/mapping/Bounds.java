// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How much time, depth and room an evaluation may take. For one evaluation at a time. */
final class Bounds {

    private static final long MOST_NANOS = 500_000_000;
    private static final int MOST_DEPTH = 100;
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int MOST_ELEMENTS = 100_000;

    private long deadline;
    private int depth;

    /** An evaluation begins. */
    void watch(Jsonata.Frame frame) {
        deadline = System.nanoTime() + MOST_NANOS;
        depth = 0;
        frame.setEvaluateEntryCallback((expression, input, inner) -> {
            if (++depth > MOST_DEPTH) {
                throw exceeded("it calls itself more than " + MOST_DEPTH + " times");
            }
            checkTime();
        });
        frame.setEvaluateExitCallback((expression, input, inner, result) -> {
            depth--;
            checkSize(result);
            checkTime();
        });
    }

    /** A text may make a pattern run for ever: it is tried on a text that watches the time. */
    void tryOut(Pattern pattern, String text) {
        var matcher = pattern.matcher(new WatchedText(text, this));
        while (matcher.find()) {
            checkTime();
        }
    }

    void checkTime() {
        if (System.nanoTime() > deadline) {
            throw exceeded("it takes more than " + MOST_NANOS / 1_000_000 + " ms");
        }
    }

    static void checkSize(@Nullable Object result) {
        checkLength(result instanceof String text ? text.length() : 0);
        int elements =
                result instanceof Collection<?> list ? list.size() : result instanceof Map<?, ?> map ? map.size() : 0;
        if (elements > MOST_ELEMENTS) {
            throw exceeded("it makes a list of more than " + MOST_ELEMENTS + " elements");
        }
    }

    static void checkLength(long characters) {
        if (characters > MOST_CHARACTERS) {
            throw exceeded("it makes a text of more than " + MOST_CHARACTERS + " characters");
        }
    }

    private static JException exceeded(String sentence) {
        return new JException(sentence, -1);
    }

    /** Says its characters as long as there is time. */
    private record WatchedText(String text, Bounds bounds) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            bounds.checkTime();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
