// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A short text that differs for different contents, for keys and comparisons. */
public final class Fingerprint {

    private static final MessageDigest SHA_256 = sha256();

    private Fingerprint() {}

    /**
     * The fingerprint of a text.
     *
     * @param contents any text
     * @return 22 characters out of {@code A-Z a-z 0-9 - _}: 132 bits of its SHA-256
     */
    public static String of(String contents) {
        byte[] digest = begin().digest(contents.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 22);
    }

    /** Copying one is much cheaper than asking the platform for another. */
    private static MessageDigest begin() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
