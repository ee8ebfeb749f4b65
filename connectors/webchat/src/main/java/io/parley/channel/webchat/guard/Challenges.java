// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.channel.TokenSigner;
import io.parley.spi.http.WebhookSignatures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Work that a visitor's browser does before it is let in: to find a number with which the SHA-256 of salt and number begins
 * with so many zero bits. A challenge says itself what it is, and is signed; only the solved ones are remembered, each until
 * it expires, so that it lets in once. A restart of the chat voids all of them. Any thread.
 */
final class Challenges {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST_SOLVED = 50_000;
    private static final int HARDEST = 24;

    private final String account;
    private final TokenSigner signer;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final String life = HexFormat.of().toHexDigits(random.nextLong());
    private final Map<String, Instant> solved = new HashMap<>();

    Challenges(String account, TokenSigner signer, InstantSource clock) {
        this.account = account;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * A challenge for one visitor.
     *
     * @param origin from where they come; nobody else can use it
     * @param difficulty how many bits; each of them doubles the work
     */
    ObjectNode make(String origin, int difficulty) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        Terms terms = new Terms(
                HexFormat.of().formatHex(salt),
                Math.min(HARDEST, difficulty),
                clock.instant().plus(LIFE).getEpochSecond());
        return JsonNodeFactory.instance
                .objectNode()
                .put("algorithm", "SHA-256")
                .put("salt", terms.salt())
                .put("difficulty", terms.difficulty())
                .put("expires", terms.expires())
                .put("signature", sign(terms, origin));
    }

    /** Takes a solution. Returns whether it is one, and was not taken before. */
    boolean redeem(JsonNode solution, String origin) {
        Terms terms = new Terms(
                solution.path("salt").asText(),
                solution.path("difficulty").asInt(-1),
                solution.path("expires").asLong(-1));
        JsonNode number = solution.path("number");
        return terms.salt().length() <= 64
                && number.canConvertToLong()
                && WebhookSignatures.equal(
                        sign(terms, origin), solution.path("signature").asText())
                && clock.instant().getEpochSecond() < terms.expires()
                && zeroBits(terms.salt() + number.asLong()) >= terms.difficulty()
                && first(terms);
    }

    private record Terms(String salt, int difficulty, long expires) {}

    private String sign(Terms terms, String origin) {
        return signer.sign(
                account,
                "challenge",
                String.join("\0", life, terms.salt(), terms.difficulty() + "", terms.expires() + "", origin));
    }

    /** When there are too many to be remembered, nobody is let in by a challenge for a while: none counts twice. */
    private synchronized boolean first(Terms terms) {
        if (solved.size() >= MOST_SOLVED) {
            solved.values().removeIf(expires -> !clock.instant().isBefore(expires));
        }
        return solved.size() < MOST_SOLVED
                && solved.putIfAbsent(terms.salt(), Instant.ofEpochSecond(terms.expires())) == null;
    }

    private static int zeroBits(String text) {
        int bits = 0;
        for (byte part : sha256(text)) {
            if (part != 0) {
                return bits + Integer.numberOfLeadingZeros(part & 0xff) - (Integer.SIZE - Byte.SIZE);
            }
            bits += Byte.SIZE;
        }
        return bits;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
