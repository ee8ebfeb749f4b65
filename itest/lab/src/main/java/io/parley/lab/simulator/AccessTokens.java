// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** The tokens that a vendor gave out: good for a while, for some things, until they are taken back. */
public final class AccessTokens {

    private final InstantSource clock;
    private final IntFunction<String> names;
    private final Map<String, Token> tokens = new LinkedHashMap<>();
    private Duration validFor = Duration.ofDays(36_500);

    /** What is known of a token. */
    public enum State {
        /** It was never given out. */
        UNKNOWN,
        /** It is taken. */
        GOOD,
        /** Its time is over. */
        EXPIRED,
        /** It was taken back. */
        REVOKED
    }

    /**
     * A token.
     *
     * @param secret what the caller shows
     * @param holder for whom it acts
     * @param scopes what it allows
     * @param until when it ends
     * @param revoked whether it was taken back
     */
    public record Token(String secret, String holder, Set<String> scopes, Instant until, boolean revoked) {}

    /**
     * None is given out yet.
     *
     * @param names what the first, second … token looks like
     */
    public AccessTokens(InstantSource clock, IntFunction<String> names) {
        this.clock = clock;
        this.names = names;
    }

    /** Sets how long tokens are good that are given out from now on; a hundred years without this. */
    public void validFor(Duration time) {
        validFor = time;
    }

    /** {@return a new token} */
    public Token issue(String holder, Set<String> scopes) {
        Token token = new Token(
                names.apply(tokens.size() + 1), holder, scopes, clock.instant().plus(validFor), false);
        tokens.put(token.secret(), token);
        return token;
    }

    /** {@return a token in whatever state} */
    public Optional<Token> find(String secret) {
        return Optional.ofNullable(tokens.get(secret));
    }

    /** {@return what is known of it} */
    public State state(String secret) {
        Token token = tokens.get(secret);
        if (token == null) {
            return State.UNKNOWN;
        }
        if (token.revoked()) {
            return State.REVOKED;
        }
        return clock.instant().isBefore(token.until()) ? State.GOOD : State.EXPIRED;
    }

    /** Takes back all that were given out. */
    public void revokeAll() {
        tokens.replaceAll((secret, token) -> new Token(secret, token.holder(), token.scopes(), token.until(), true));
    }
}
