// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies assertions that are signed with the key of the app's certificate. */
final class JwtBearer {

    private static final Set<String> AUDIENCES = Set.of("https://login.salesforce.com", "https://test.salesforce.com");
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final JsonMapper JSON = new JsonMapper();

    private final String clientId;
    private final String userName;
    private @Nullable PublicKey certificate;

    /** Lets that app work as that user, as soon as it has a certificate. */
    JwtBearer(String clientId, String userName) {
        this.clientId = clientId;
        this.userName = userName;
    }

    /** Uploads the app's certificate. */
    void certify(PublicKey key) {
        certificate = key;
    }

    /** {@return why an assertion is not taken} */
    Optional<String> refusal(String assertion, Instant now) {
        String[] parts = assertion.split("\\.");
        if (parts.length != 3) {
            return Optional.of("invalid assertion");
        }
        JsonNode header = read(parts[0]);
        JsonNode claims = read(parts[1]);
        if (!header.path("alg").asText().equals("RS256") || !signed(parts)) {
            return Optional.of("invalid assertion");
        }
        if (!claims.path("iss").asText().equals(clientId)) {
            return Optional.of("client identifier invalid");
        }
        if (!AUDIENCES.contains(claims.path("aud").asText())) {
            return Optional.of("audience is invalid");
        }
        Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            return Optional.of("expired authorization code");
        }
        return claims.path("sub").asText().equals(userName)
                ? Optional.empty()
                : Optional.of("user hasn't approved this consumer");
    }

    private boolean signed(String[] parts) {
        if (certificate == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(certificate);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static JsonNode read(String part) {
        try {
            return JSON.readTree(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return JSON.missingNode();
        }
    }
}
