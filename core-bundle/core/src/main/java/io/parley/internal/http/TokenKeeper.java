// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.spi.SyncException;
import io.parley.spi.http.AccessToken;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.TokenSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the token of one client. Whoever needs a new one while it is being fetched waits for that one, and takes its failure
 * for an answer too: credentials that are dead are not tried by everybody who waits, which would lock them at some vendors.
 */
final class TokenKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(TokenKeeper.class);
    private static final Duration EARLY = Duration.ofMinutes(1);

    private final TokenSource source;
    private final ApiClient door;
    private final StatusTable statuses;
    private final ReentrantLock minting = new ReentrantLock();
    private volatile @Nullable AccessToken token;
    private volatile Failures failures = new Failures(0, null);

    /** How often none could be had, and why the last time. */
    private record Failures(long count, @Nullable SyncException last) {}

    /**
     * Keeps the tokens of a source.
     *
     * @param door to the endpoint, without a token
     */
    TokenKeeper(TokenSource source, ApiClient door, StatusTable statuses) {
        this.source = source;
        this.door = door;
        this.statuses = statuses;
    }

    /** The token to be used now. */
    AccessToken current() throws SyncException, InterruptedException {
        AccessToken kept = token;
        return kept != null && !ends(kept) ? kept : after(kept);
    }

    /** The token that follows one that was refused or ends; null for the first. */
    AccessToken after(@Nullable AccessToken refused) throws SyncException, InterruptedException {
        long before = failures.count();
        minting.lockInterruptibly();
        try {
            AccessToken kept = token;
            if (kept != null && kept != refused) {
                return kept;
            }
            Failures now = failures;
            if (now.count() != before && now.last() != null) {
                throw now.last();
            }
            AccessToken next = next(kept);
            token = next;
            return next;
        } finally {
            minting.unlock();
        }
    }

    private AccessToken next(@Nullable AccessToken last) throws SyncException, InterruptedException {
        try {
            Optional<AccessToken> renewed = last == null || last.renewal().isEmpty() ? Optional.empty() : renewed(last);
            return renewed.isPresent() ? renewed.get() : minted();
        } catch (SyncException e) {
            failures = new Failures(failures.count() + 1, e);
            throw e;
        }
    }

    /** Empty if the secret for it is dead; then the token is forgotten with its secret. */
    private Optional<AccessToken> renewed(AccessToken last) throws SyncException, InterruptedException {
        try {
            return Optional.of(source.renew(door, last));
        } catch (SyncException.AuthExpired | SyncException.ItemRejected e) {
            LOG.debug("A token is minted anew: {}", e.getMessage());
            token = null;
            return Optional.empty();
        }
    }

    private AccessToken minted() throws SyncException, InterruptedException {
        try {
            return source.mint(door);
        } catch (SyncException.ItemRejected e) {
            throw new SyncException.AuthExpired("No access token could be had: " + e.getMessage()
                    + "; put valid credentials into the configuration");
        }
    }

    private boolean ends(AccessToken kept) {
        return kept.expiresAt()
                .map(end -> end.minus(EARLY).isBefore(statuses.now()))
                .orElse(false);
    }
}
