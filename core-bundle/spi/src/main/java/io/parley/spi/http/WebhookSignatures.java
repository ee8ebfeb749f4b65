// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures as webhooks carry them: computed over the raw bytes and compared in constant time. */
public final class WebhookSignatures {

    private WebhookSignatures() {}

    /**
     * HMAC-SHA256.
     *
     * @param secret the shared secret, taken as UTF-8; not empty
     * @param body the bytes as they came
     * @return 32 bytes
     */
    public static byte[] hmacSha256(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /**
     * Whether a header of the form {@code sha256=<hex>} signs the body.
     *
     * @param header what the sender claims
     * @param secret the shared secret; not empty
     * @param body the bytes as they came
     * @return true only for the right signature
     */
    public static boolean matchesSha256Hex(String header, String secret, byte[] body) {
        String expected = "sha256=" + HexFormat.of().formatHex(hmacSha256(secret, body));
        return equal(expected, header);
    }

    /**
     * Compares in a time that does not depend on where the texts differ.
     *
     * @param expected what is right
     * @param given what came from outside
     * @return whether they are the same
     */
    public static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
