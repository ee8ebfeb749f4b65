// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A short text that differs for different contents, for keys and comparisons. */
public final class Fingerprint {

    private Fingerprint() {}

    /**
     * The fingerprint of a text.
     *
     * @param contents any text
     * @return 22 characters out of {@code A-Z a-z 0-9 - _}: 132 bits of its SHA-256
     */
    public static String of(String contents) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(contents.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
