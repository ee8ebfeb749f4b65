// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.guard;

import io.parley.spi.http.WebhookSignatures;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key with which the site signs. It goes with one algorithm only, so that nobody can have a public key taken for a
 * secret.
 */
final class SiteKey {

    private static final int SHORTEST_SECRET = 32;
    private static final int SHORTEST_RSA = 2_048;
    private static final int P256 = 256;

    private final String algorithm;
    private final byte @Nullable [] secret;
    private final @Nullable PublicKey key;

    private SiteKey(String algorithm, byte @Nullable [] secret, @Nullable PublicKey key) {
        this.algorithm = algorithm;
        this.secret = secret;
        this.key = key;
    }

    /**
     * The key that a configuration names; empty if it names none.
     *
     * @throws IllegalArgumentException if it is no key, or if there are two
     */
    static Optional<SiteKey> of(String secret, String publicKey) {
        if (!secret.isEmpty() && !publicKey.isEmpty()) {
            throw new IllegalArgumentException("Configure .customerSecret or customerKey, not both.");
        }
        if (!secret.isEmpty()) {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            if (bytes.length < SHORTEST_SECRET) {
                throw new IllegalArgumentException(
                        ".customerSecret must have at least " + SHORTEST_SECRET + " characters, drawn at random.");
            }
            return Optional.of(new SiteKey("HS256", bytes, null));
        }
        return publicKey.isEmpty() ? Optional.empty() : Optional.of(ofPublic(publicKey));
    }

    /** {@return the name of the algorithm, as tokens say it} */
    String algorithm() {
        return algorithm;
    }

    boolean signed(byte[] text, byte[] signature) {
        try {
            if (secret != null) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                // As text, because that is compared without telling by the time where the first difference is.
                Base64.Encoder encoder = Base64.getEncoder();
                return WebhookSignatures.equal(
                        encoder.encodeToString(mac.doFinal(text)), encoder.encodeToString(signature));
            }
            Signature verifier =
                    Signature.getInstance(algorithm.equals("RS256") ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // Also a signature that has not even the shape of one.
            return false;
        }
    }

    private static SiteKey ofPublic(String pem) {
        String base64 = pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").replaceAll("\\s", "");
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            PublicKey key = read(encoded);
            if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= SHORTEST_RSA) {
                return new SiteKey("RS256", null, key);
            }
            if (key instanceof ECPublicKey curve && curve.getParams().getOrder().bitLength() == P256) {
                return new SiteKey("ES256", null, key);
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalArgumentException(wanted(), e);
        }
        throw new IllegalArgumentException(wanted());
    }

    private static PublicKey read(byte[] encoded) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException e) {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
        }
    }

    private static String wanted() {
        return "customerKey must be a public key in PEM (BEGIN PUBLIC KEY), RSA with at least " + SHORTEST_RSA
                + " bits or of the curve P-256.";
    }
}
