// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.model.SocialProfile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;

/** People as the channels showed them last. */
public final class Profiles {

    private static final String MARKS =
            "SELECT fingerprint, revision, observed_at, profile_key FROM profile WHERE profile_key IN %s";

    private final Tx tx;
    private final Memory known;

    /** Opens the table. */
    public Profiles(Tx tx) {
        this.tx = tx;
        this.known = tx.memory(Memory.class, Memory::new);
    }

    private static final class Memory {
        private final Recollection<String, Mark> marks = new Recollection<>();
        private final Recollection<String, Known> states = new Recollection<>();
    }

    private record Mark(String fingerprint, long revision, Instant observedAt) {}

    /**
     * A profile in its newest state.
     *
     * @param profile the state
     * @param revision 1 for the first, growing with every change
     */
    public record Known(SocialProfile profile, long revision) {}

    /** A profile with what makes it worth telling the CRM. */
    public record Sight(SocialProfile profile, String key, String fingerprint) {

        /** Of a profile. */
        public static Sight of(SocialProfile profile) {
            return new Sight(profile, profile.id().key(), ProfileJson.fingerprint(profile));
        }
    }

    /** Reads many people's marks at once, so that each is seen without a query of its own. */
    public void fetchMarks(Collection<String> keys) throws SQLException {
        tx.listOf(MARKS.formatted("(%s)"), known.marks.begin(keys), row -> {
            known.marks.put(row.getString(4), mark(row));
            return true;
        });
    }

    /** Reads many people at once, so that each is found without a query of its own. */
    public void fetch(Collection<String> keys) throws SQLException {
        tx.listOf(
                "SELECT body, revision, profile_key FROM profile WHERE profile_key IN (%s)",
                known.states.begin(keys), row -> {
                    known.states.put(row.getString(3), read(row));
                    return true;
                });
    }

    /**
     * Takes over a newer state.
     *
     * @return its revision, if the person changed; empty if they are as they were, or if this was observed before what is
     *     known
     */
    public Optional<Long> see(Sight seen) throws SQLException {
        String key = seen.key();
        Optional<Mark> before = known.marks.get(key, () -> tx.first(MARKS.formatted("(?)"), Profiles::mark, key));
        Instant observedAt = seen.profile().observedAt().truncatedTo(ChronoUnit.MILLIS);
        if (before.isPresent()
                && (before.get().fingerprint().equals(seen.fingerprint())
                        || observedAt.isBefore(before.get().observedAt()))) {
            return Optional.empty();
        }
        long revision = before.map(Mark::revision).orElse(0L) + 1;
        tx.update("""
                INSERT INTO profile (profile_key, revision, fingerprint, body, observed_at, seen_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (profile_key) DO UPDATE SET revision = excluded.revision,
                  fingerprint = excluded.fingerprint, body = excluded.body, observed_at = excluded.observed_at,
                  seen_at = excluded.seen_at
                """, key, revision, seen.fingerprint(), ProfileJson.write(seen.profile()), observedAt, tx.now());
        known.marks.put(key, new Mark(seen.fingerprint(), revision, observedAt));
        known.states.forget(key);
        return Optional.of(revision);
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(row.getString(1), row.getLong(2), Columns.time(row, 3));
    }

    /** The newest state. */
    public Optional<Known> find(String key) throws SQLException {
        return known.states.get(
                key, () -> tx.first("SELECT body, revision FROM profile WHERE profile_key = ?", Profiles::read, key));
    }

    private static Known read(ResultSet row) throws SQLException {
        return new Known(ProfileJson.read(row.getString(1)), row.getLong(2));
    }
}
