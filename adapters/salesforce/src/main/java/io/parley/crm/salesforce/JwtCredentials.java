// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.spi.Configured;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The app states as whom it works, and signs that with the key of its certificate.
 *
 * @param clientId the Consumer Key
 * @param user the user name
 * @param audience where people log in
 * @param key of the certificate
 */
record JwtCredentials(String clientId, String user, String audience, PrivateKey key) implements Credentials {

    private static final Duration VALIDITY = Duration.ofMinutes(3);
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** {@return the credentials of a configuration} */
    static JwtCredentials of(SalesforceConfiguration configuration) {
        return new JwtCredentials(
                Configured.text("clientId", configuration.clientId(), "the Consumer Key of the External Client App"),
                Configured.text("user", configuration.user(), "the user name as whom Parley works, with privateKey"),
                Configured.address(
                                "audience",
                                configuration.audience(),
                                "https://login.salesforce.com or https://test.salesforce.com")
                        .toString(),
                key(configuration._privateKey()));
    }

    @Override
    public Map<String, String> form(Instant now) {
        String claims = JsonNodeFactory.instance
                .objectNode()
                .put("iss", clientId)
                .put("sub", user)
                .put("aud", audience)
                .put("exp", now.plus(VALIDITY).getEpochSecond())
                .toString();
        String signed = encoded("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        return Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "assertion",
                signed + "." + encoded(signature(signed)));
    }

    private byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was read signs", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /** What is wrong with a key is not told in detail: it is a secret. */
    private static PrivateKey key(String pem) {
        Matcher matcher = PEM.matcher(pem);
        try {
            if (matcher.matches()) {
                byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(1));
                return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw noKey();
        }
        throw noKey();
    }

    private static IllegalArgumentException noKey() {
        return new IllegalArgumentException("privateKey must be an RSA key in PEM that begins with -----BEGIN PRIVATE"
                + " KEY-----; others are converted by: openssl pkcs8 -topk8 -nocrypt -in server.key");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "JwtCredentials";
    }
}
