// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.intake;

import io.parley.internal.store.Items;
import io.parley.internal.store.Items.Trace;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** Decides whether what was seen is new, known, or older than what is known. */
final class Revisions {

    private final Items items;
    private final OptionalLong knownWhenRead;

    /**
     * Decisions about one page or call.
     *
     * @param items the table
     * @param knownWhenRead the newest row when the reading began; empty when the channel told by itself, because such a
     *     call may be a late copy
     */
    Revisions(Items items, OptionalLong knownWhenRead) {
        this.items = items;
        this.knownWhenRead = knownWhenRead;
    }

    /**
     * A decision.
     *
     * @param revision which revision it is
     * @param newest whether nothing newer is known
     * @param first whether nothing at all was known
     */
    record Decision(long revision, boolean newest, boolean first) {}

    /**
     * Decides.
     *
     * @param key of the thing
     * @param kind what was seen of it
     * @param stated the channel's own revision, if it has one
     * @param fingerprint of the contents
     * @return empty if it is a repeat of something known
     */
    Optional<Decision> decide(String key, Items.Kind kind, OptionalLong stated, String fingerprint)
            throws SQLException {
        Optional<Trace> known = items.latest(key);
        if (known.isEmpty()) {
            return Optional.of(new Decision(stated.orElse(1), true, true));
        }
        Trace newest = known.get();
        if (stated.isPresent()) {
            return Optional.of(new Decision(stated.getAsLong(), stated.getAsLong() >= newest.revision(), false));
        }
        if (newest.kind() == kind && newest.fingerprint().equals(fingerprint)) {
            return Optional.of(new Decision(newest.revision(), true, false));
        }
        Optional<Long> before = items.revisionLike(key, fingerprint);
        boolean comesBack = before.isPresent() || newest.kind() == Items.Kind.REMOVAL;
        if (comesBack && !readAfter(newest)) {
            return before.map(revision -> new Decision(revision, false, false));
        }
        return Optional.of(new Decision(newest.revision() + 1, true, false));
    }

    private boolean readAfter(Trace newest) {
        return knownWhenRead.isPresent() && newest.id() <= knownWhenRead.getAsLong();
    }
}
