// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import io.parley.lab.simulator.Call;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The access tokens of one account. */
final class Tokens {

    private static final Set<String> READING = Set.of(
            "read:accounts",
            "read:notifications",
            "read:statuses",
            "read:search",
            "write:media",
            "write:favourites",
            "write:conversations",
            "profile");

    private static final String SCHEME = "Bearer ";

    private final Person owner;
    private final List<Token> all = List.of(
            new Token("brand-token-7Qm2", Set.of("write:statuses")), new Token("read-only-token-9Xk4", Set.of()));
    private boolean revoked;

    /** A token with what it allows beyond what all do. */
    private record Token(String secret, Set<String> more) {

        boolean allows(Set<String> scopes) {
            return !Collections.disjoint(scopes, READING) || !Collections.disjoint(scopes, more);
        }
    }

    Tokens(Person owner) {
        this.owner = owner;
    }

    String full() {
        return all.get(0).secret();
    }

    String readOnly() {
        return all.get(1).secret();
    }

    void revoke() {
        revoked = true;
    }

    /** {@return whose token it is, which has to allow one of the scopes} */
    Person required(Call call, String... scopes) {
        Token token = of(call).orElseThrow(() -> Refusal.unauthorized("The access token is invalid"));
        if (revoked) {
            throw Refusal.unauthorized("The access token was revoked");
        }
        if (!token.allows(Set.of(scopes))) {
            throw Refusal.outsideScopes();
        }
        return owner;
    }

    /** {@return the same where nobody in particular may call too; an unknown token is nobody's} */
    @Nullable Person optional(Call call, String... scopes) {
        return of(call).isEmpty() ? null : required(call, scopes);
    }

    /** {@return whether it may listen, which nobody may without a token} */
    boolean mayListen(String authorization) {
        return !revoked && of(authorization).isPresent();
    }

    /** {@return what the rate limit is counted for} */
    String caller(Call call) {
        return of(call).map(Token::secret).orElse("nobody");
    }

    private Optional<Token> of(Call call) {
        return of(call.header("authorization").orElse(""));
    }

    private Optional<Token> of(String given) {
        return all.stream()
                .filter(token -> given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        && given.substring(SCHEME.length()).equals(token.secret()))
                .findFirst();
    }
}
