// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.http.WebhookSignatures;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a hub over the bytes of a call, as WebSub has it. */
final class HubSignature {

    private static final Map<String, String> METHODS =
            Map.of("sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512", "HmacSHA512");

    private HubSignature() {}

    /** Whether a header of the form {@code method=hex} signs a body; in a time that tells nothing. */
    static boolean matches(String header, String secret, byte[] body) {
        int equals = header.indexOf('=');
        String method = equals < 0
                ? ""
                : METHODS.getOrDefault(header.substring(0, equals).strip().toLowerCase(Locale.ROOT), "");
        if (method.isEmpty()) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance(method);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), method));
            String expected = HexFormat.of().formatHex(mac.doFinal(body));
            return WebhookSignatures.equal(
                    expected, header.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + method, e);
        }
    }
}
