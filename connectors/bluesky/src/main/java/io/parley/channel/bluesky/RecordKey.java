// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.spi.Fingerprint;
import java.nio.ByteBuffer;

/** Names of our own posts. Each follows from the answer's key alone, so that the same answer is the same post for ever. */
final class RecordKey {

    private static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 13;
    private static final int BITS = 5;

    private RecordKey() {}

    /** A name in the form that posts must have, a TID: 63 bits in 13 digits. The time in it means nothing. */
    static String of(String key) {
        long bits = ByteBuffer.wrap(Fingerprint.of(key)).getLong() & Long.MAX_VALUE;
        StringBuilder name = new StringBuilder();
        for (int digit = LENGTH - 1; digit >= 0; digit--) {
            name.append(DIGITS.charAt((int) (bits >>> (digit * BITS) & 31)));
        }
        return name.toString();
    }

    /** The name of the post that continues this one. */
    static String after(String name) {
        return of("after " + name);
    }
}
