// SPDX-License-Identifier: Apache-2.0
package io.parley.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a text is known by without saying it: its SHA-256. */
public final class Fingerprint {

    private Fingerprint() {}

    /**
     * The fingerprint of a text.
     *
     * @param text any text, taken as UTF-8
     * @return 32 bytes
     */
    public static byte[] of(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The same as text.
     *
     * @param text any text, taken as UTF-8
     * @return 64 digits out of 0-9 and a-f
     */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }
}
