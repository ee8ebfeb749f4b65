// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import io.parley.spi.channel.TokenSigner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with HMAC-SHA256 and a key that stays in the agent's home. */
public final class HmacTokenSigner implements TokenSigner {

    private final SecretKeySpec key;

    /**
     * With a key.
     *
     * @param key at least 16 bytes that nobody else knows
     */
    public HmacTokenSigner(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    @Override
    public String sign(String accountId, String purpose, String subject) {
        String text = accountId.length() + ":" + accountId + purpose.length() + ":" + purpose + subject;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
