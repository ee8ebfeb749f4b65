// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.guard;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.model.ContactPoint;
import io.parley.spi.Untrusted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises the customers of the site by tokens that it signs (JWT, RFC 7519, in the compact form of RFC 7515). Of all that
 * such a token can say, only what is needed here is understood, and the key is the configured one, whatever the token says
 * of keys and algorithms. Any thread.
 */
public final class Customers {

    private static final int LONGEST_TOKEN = 4_096;
    private static final int LONGEST_ID = 200;
    private static final Duration SLACK = Duration.ofMinutes(1);
    private static final Duration LONGEST_LIFE = Duration.ofDays(1);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Optional<SiteKey> key;
    private final String audience;
    private final Set<String> blocked;
    private final InstantSource clock;

    /**
     * What the configuration says of it.
     *
     * @param secret with which the site signs; empty if it signs with a key, or not at all
     * @param publicKey of the key with which the site signs, in PEM; empty if it signs with a secret, or not at all
     * @param audience for whom tokens must be; empty for anybody
     * @param blocked ids of customers who are not let in
     */
    public record Terms(String secret, String publicKey, String audience, String[] blocked) {

        /** Nothing of it belongs in logs. */
        @Override
        public String toString() {
            return "Terms";
        }
    }

    /**
     * The customers of a site.
     *
     * @throws IllegalArgumentException if a key is none
     */
    public Customers(Terms terms, InstantSource clock) {
        key = SiteKey.of(terms.secret(), terms.publicKey());
        audience = terms.audience();
        blocked = Set.of(terms.blocked());
        this.clock = clock;
    }

    /**
     * Who a token is of.
     *
     * @param token as it came; missing if there is none
     * @return the customer; empty if there is no token
     * @throws RefusedException if it is not to be believed, or the customer is not let in
     */
    public Optional<Customer> recognise(JsonNode token) throws RefusedException {
        if (token.isMissingNode() || token.isNull()) {
            return Optional.empty();
        }
        if (key.isEmpty()) {
            throw refused("this chat knows no customers");
        }
        String[] parts = token.isTextual() && token.textValue().length() <= LONGEST_TOKEN
                ? token.textValue().split("\\.", -1)
                : new String[0];
        if (parts.length != 3) {
            throw refused("it is none, or has more than " + LONGEST_TOKEN + " characters");
        }
        JsonNode header = document(parts[0]);
        if (!header.path("alg").asText().equals(key.get().algorithm()) || header.has("crit")) {
            throw refused("it must be signed by " + key.get().algorithm());
        }
        byte[] text = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        if (!key.get().signed(text, bytes(parts[2]))) {
            throw refused("its signature is not the site's");
        }
        JsonNode claims = document(parts[1]);
        checkTimes(claims);
        checkAudience(claims);
        return Optional.of(customer(claims));
    }

    /** Refuses what a customer says who is blocked. */
    public void admit(String id) throws RefusedException {
        if (blocked.contains(id)) {
            throw new RefusedException(403, "You cannot write here any more.");
        }
    }

    private void checkTimes(JsonNode claims) throws RefusedException {
        Instant now = clock.instant();
        Instant expires = moment(claims, "exp").orElseThrow(() -> refused("it has no exp"));
        if (!now.isBefore(expires.plus(SLACK))) {
            throw refused("it has expired");
        }
        if (expires.isAfter(now.plus(LONGEST_LIFE).plus(SLACK))) {
            throw refused("its exp is more than " + LONGEST_LIFE.toHours() + " hours ahead");
        }
        for (String claim : Set.of("iat", "nbf")) {
            if (moment(claims, claim)
                    .filter(moment -> moment.isAfter(now.plus(SLACK)))
                    .isPresent()) {
                throw refused("its " + claim + " is in the future");
            }
        }
    }

    private void checkAudience(JsonNode claims) throws RefusedException {
        JsonNode said = claims.path("aud");
        boolean meant =
                audience.isEmpty() || said.isTextual() && said.textValue().equals(audience);
        for (JsonNode one : said) {
            meant |= one.isTextual() && one.textValue().equals(audience);
        }
        if (!meant) {
            throw refused("its aud is not " + audience);
        }
    }

    private Customer customer(JsonNode claims) throws RefusedException {
        String id = claims.path("sub").isTextual() ? claims.path("sub").textValue() : "";
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw refused("its sub must be a text of 1 to " + LONGEST_ID + " characters");
        }
        admit(id);
        boolean verified = claims.path("email_verified").isBoolean()
                && claims.path("email_verified").booleanValue();
        Optional<ContactPoint> email = Untrusted.contactPoint(
                        claims.path("email").textValue())
                .filter(point -> point.kind() == ContactPoint.Kind.EMAIL)
                .map(point -> new ContactPoint(point.kind(), point.value(), verified));
        Optional<String> name = Optional.of(Untrusted.line(claims.path("name").textValue(), 100))
                .filter(text -> !text.isEmpty());
        return new Customer(id, name, email);
    }

    private static Optional<Instant> moment(JsonNode claims, String claim) throws RefusedException {
        JsonNode said = claims.path(claim);
        if (said.isMissingNode()) {
            return Optional.empty();
        }
        double seconds = said.isNumber() ? said.doubleValue() : -1;
        if (seconds < 0 || seconds > Integer.MAX_VALUE * 4.0) {
            throw refused("its " + claim + " must be a time in seconds");
        }
        return Optional.of(Instant.ofEpochSecond((long) seconds));
    }

    private static JsonNode document(String part) throws RefusedException {
        try {
            JsonNode document = JSON.readTree(bytes(part));
            if (document != null && document.isObject()) {
                return document;
            }
        } catch (IOException e) {
            throw refused("it is not made of JSON");
        }
        throw refused("it is not made of JSON");
    }

    private static byte[] bytes(String part) throws RefusedException {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw refused("it is not made of Base64url");
        }
    }

    private static RefusedException refused(String reason) {
        return new RefusedException(401, "The customer token cannot be taken: " + reason + ".");
    }
}
