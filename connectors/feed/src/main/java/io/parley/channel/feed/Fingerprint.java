// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Stream;

/** A short text that differs for different contents. */
final class Fingerprint {

    private Fingerprint() {}

    /** The base64url form of the SHA-256 of some texts, 43 characters. */
    static String of(Stream<String> texts) {
        MessageDigest digest = sha256();
        texts.forEach(text -> {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        });
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
