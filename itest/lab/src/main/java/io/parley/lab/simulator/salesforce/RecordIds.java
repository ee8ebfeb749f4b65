// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.Optional;

/** Ids of 15 characters, in which case matters, and of 18, whose last three say which letters are big. */
final class RecordIds {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String SUFFIXES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private long last = 40_000;

    /** {@return a new id of 18 characters} */
    String next(String keyPrefix) {
        last++;
        StringBuilder tail = new StringBuilder();
        for (long rest = last; tail.length() < 6; rest /= DIGITS.length()) {
            tail.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return complete(keyPrefix + "Wx0000" + tail);
    }

    /** {@return what the ids of the custom object begin with that comes after so many} */
    static String customPrefix(long others) {
        return "a0" + DIGITS.charAt((int) others);
    }

    /** {@return 18 characters for 15} */
    static String complete(String fifteen) {
        StringBuilder id = new StringBuilder(fifteen);
        for (int block = 0; block < 3; block++) {
            int bits = 0;
            for (int place = 0; place < 5; place++) {
                char letter = fifteen.charAt(block * 5 + place);
                bits |= letter >= 'A' && letter <= 'Z' ? 1 << place : 0;
            }
            id.append(SUFFIXES.charAt(bits));
        }
        return id.toString();
    }

    /** {@return the id in 18 characters; empty when this cannot be one} */
    static Optional<String> read(String text) {
        if (text.matches("[0-9A-Za-z]{15}")) {
            return Optional.of(complete(text));
        }
        boolean whole = text.matches("[0-9A-Za-z]{18}")
                && complete(text.substring(0, 15)).equals(text);
        return whole ? Optional.of(text) : Optional.empty();
    }

    /** {@return the 15 characters that some messages show} */
    static String brief(String id) {
        return id.substring(0, 15);
    }
}
