// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at every page of a store before an agent works with it: a damaged one would take in what cannot be read again. */
public final class StoreCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StoreCheck.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Path store;
    private final BackUps backUps;

    /** Checks a store that has back-ups. */
    public StoreCheck(Path store, BackUps backUps) {
        this.store = store;
        this.backUps = backUps;
    }

    /**
     * Refuses a damaged store. One that is too large for ten seconds is checked as far as they reach.
     *
     * @throws StoreException if a page is damaged; the message names the newest back-up
     */
    public void refuseDamaged() {
        if (!Files.exists(store)) {
            return;
        }
        try (StoreFile file = new StoreFile(store)) {
            String verdict = file.quickVerdict(LIMIT);
            if (verdict.isEmpty()) {
                LOG.warn("The store is too large to be checked as a whole within {} s", LIMIT.toSeconds());
            } else if (!verdict.equals("ok")) {
                throw damaged(verdict, new IllegalStateException(verdict));
            }
        } catch (SQLException e) {
            throw damaged(e.getMessage(), e);
        }
    }

    private StoreException damaged(String fault, Exception cause) {
        String advice = backUps.newest()
                .map(file -> "Restore the newest back-up: restore " + file + " --home "
                        + store.getParent().getParent())
                .orElse("There is no back-up in its home; restore one that is elsewhere");
        return new StoreException(
                "The store " + store + " is damaged (" + fault.replaceAll("\\s+", " ") + "). " + advice + ".", cause);
    }
}
