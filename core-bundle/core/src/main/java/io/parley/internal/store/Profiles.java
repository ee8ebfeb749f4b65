// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.model.SocialProfile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;

/** People as the channels showed them last. */
public final class Profiles {

    private final Tx tx;
    private final Memory known;

    /** Opens the table. */
    public Profiles(Tx tx) {
        this.tx = tx;
        this.known = tx.memory(Memory.class, Memory::new);
    }

    private static final class Memory {
        private final Recollection<String, String> fingerprints = new Recollection<>();
        private final Recollection<String, Known> states = new Recollection<>();
    }

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
        tx.listOf(
                "SELECT profile_key, fingerprint FROM profile WHERE profile_key IN (%s)",
                known.fingerprints.begin(keys), row -> {
                    known.fingerprints.put(row.getString(1), row.getString(2));
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
        Optional<String> before = known.fingerprints.get(
                key,
                () -> tx.first("SELECT fingerprint FROM profile WHERE profile_key = ?", row -> row.getString(1), key));
        if (before.filter(seen.fingerprint()::equals).isPresent()) {
            return Optional.empty();
        }
        known.states.forget(key);
        Optional<Long> revision = tx.first(
                """
                INSERT INTO profile (profile_key, revision, fingerprint, body, observed_at, seen_at)
                VALUES (?, 1, ?, ?, ?, ?)
                ON CONFLICT (profile_key) DO UPDATE SET revision = profile.revision + 1,
                  fingerprint = excluded.fingerprint, body = excluded.body, observed_at = excluded.observed_at,
                  seen_at = excluded.seen_at WHERE excluded.observed_at >= profile.observed_at
                RETURNING revision
                """,
                row -> row.getLong(1),
                key,
                seen.fingerprint(),
                ProfileJson.write(seen.profile()),
                seen.profile().observedAt(),
                tx.now());
        if (revision.isPresent()) {
            known.fingerprints.put(key, seen.fingerprint());
        }
        return revision;
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
