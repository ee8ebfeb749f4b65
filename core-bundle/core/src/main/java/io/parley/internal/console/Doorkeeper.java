// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Knows the agent's people: by the agent's token, by a session that was opened with it, or once by a code. Sessions are
 * signed with the token instead of being kept, so that they outlive a restart and end when the token is changed.
 */
public final class Doorkeeper {

    /** How long a session lasts. */
    public static final Duration SESSION = Duration.ofHours(12);

    private static final Duration CODE = Duration.ofHours(1);

    private final byte[] token;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> codes = new ConcurrentHashMap<>();

    /**
     * With the agent's token.
     *
     * @param token as it stands in the home
     * @param clock to end sessions by
     */
    public Doorkeeper(String token, InstantSource clock) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
    }

    /** {@return a code that opens one session within the next hour} */
    public String newCode() {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        codes.put(code, clock.instant().plus(CODE));
        return code;
    }

    /** Whether a code opens a session; afterwards it does not any more. */
    public boolean redeem(String code) {
        Instant end = codes.remove(code);
        return end != null && clock.instant().isBefore(end);
    }

    /** Whether this is the agent's token. */
    public boolean knows(String presented) {
        return MessageDigest.isEqual(token, presented.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return a session that begins now} */
    public String newSession() {
        String end = Long.toString(clock.instant().plus(SESSION).getEpochSecond());
        return end + "." + signed(end);
    }

    /** Whether a session was opened here and has not ended. */
    public boolean valid(String session) {
        int dot = session.indexOf('.');
        if (dot < 1 || dot > 12 || !session.substring(0, dot).matches("\\d+")) {
            return false;
        }
        String end = session.substring(0, dot);
        byte[] expected = signed(end).getBytes(StandardCharsets.UTF_8);
        byte[] presented = session.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, presented) && clock.instant().getEpochSecond() < Long.parseLong(end);
    }

    private String signed(String end) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token, "HmacSHA256"));
            byte[] signature = mac.doFinal(("session:" + end).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
