// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a vendor signs what it posts. */
@FunctionalInterface
public interface WebhookSigning {

    /** {@return the headers that prove where a body comes from} */
    Map<String, String> headers(byte[] body);

    /** {@return no proof at all} */
    static WebhookSigning none() {
        return body -> Map.of();
    }

    /** {@return HMAC-SHA256 as {@code sha256=<hex>}} */
    static WebhookSigning sha256Hex(String header, String secret) {
        return body -> Map.of(header, "sha256=" + HexFormat.of().formatHex(sha256(secret, body)));
    }

    /** {@return HMAC-SHA256 in Base64} */
    static WebhookSigning sha256Base64(String header, String secret) {
        return body -> Map.of(header, Base64.getEncoder().encodeToString(sha256(secret, body)));
    }

    private static byte[] sha256(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
