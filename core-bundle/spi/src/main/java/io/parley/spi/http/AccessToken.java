// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.http;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A credential that a {@link TokenSource} got for some time. */
public final class AccessToken {

    private final String authorization;
    private final @Nullable Instant expiresAt;
    private final @Nullable String renewal;

    private AccessToken(String authorization, @Nullable Instant expiresAt, @Nullable String renewal) {
        this.authorization = authorization;
        this.expiresAt = expiresAt;
        this.renewal = renewal;
    }

    /**
     * A bearer token of which the vendor does not say how long it lasts: used until it is refused.
     *
     * @param value the token
     * @return the credential
     */
    public static AccessToken bearer(String value) {
        return new AccessToken("Bearer " + value, null, null);
    }

    /**
     * A bearer token with an end.
     *
     * @param value the token
     * @param expiresAt when it ends; it is renewed a minute before
     * @return the credential
     */
    public static AccessToken bearer(String value, Instant expiresAt) {
        return new AccessToken("Bearer " + value, expiresAt, null);
    }

    /**
     * A copy that came with a second secret, for which the vendor gives the next token: a refresh token.
     *
     * @param secret the second secret, given to {@link TokenSource#renew} with the token
     * @return the copy
     */
    public AccessToken renewableBy(String secret) {
        return new AccessToken(authorization, expiresAt, secret);
    }

    /** {@return the value of the {@code Authorization} header; a secret} */
    public String authorization() {
        return authorization;
    }

    /** {@return when it ends, if that is known} */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** {@return for what the vendor gives the next token, if for anything; a secret} */
    public Optional<String> renewal() {
        return Optional.ofNullable(renewal);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "AccessToken[" + (expiresAt == null ? "" : "until " + expiresAt) + "]";
    }
}
