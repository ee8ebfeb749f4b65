// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.regex.Pattern;

/** Names as the protocol forms them. */
final class Identifiers {

    private static final Pattern TID = Pattern.compile("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}");
    private static final String SORTABLE = "234567abcdefghijklmnopqrstuvwxyz";
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    private Identifiers() {}

    static boolean isTid(String key) {
        return TID.matcher(key).matches();
    }

    /** A name that says when: microseconds in 53 bits, and 10 bits that tell clocks apart. */
    static String tid(Instant when, int clock) {
        long bits = when.toEpochMilli() * 1_000 << 10 | clock & 1023;
        StringBuilder text = new StringBuilder();
        for (int shift = 60; shift >= 0; shift -= 5) {
            text.append(SORTABLE.charAt((int) (bits >>> shift & 31)));
        }
        return text.toString();
    }

    static String cid(String contents) {
        return "bafyrei" + base32(contents, 52);
    }

    static String did(String name) {
        return "did:plc:" + base32(name, 24);
    }

    private static String base32(String text, int length) {
        BigInteger number = new BigInteger(1, sha256(text));
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append(BASE32.charAt(number.shiftRight(5 * i).intValue() & 31));
        }
        return digits.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
