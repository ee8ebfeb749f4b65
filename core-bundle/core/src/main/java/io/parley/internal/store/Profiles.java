// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.model.SocialProfile;
import java.sql.SQLException;
import java.util.Optional;

/** People as the channels showed them last. */
public final class Profiles {

    private final Tx tx;

    /** Opens the table. */
    public Profiles(Tx tx) {
        this.tx = tx;
    }

    /**
     * A profile in its newest state.
     *
     * @param profile the state
     * @param revision 1 for the first, growing with every change
     */
    public record Known(SocialProfile profile, long revision) {}

    /**
     * Takes over a newer state.
     *
     * @return its revision, if the person changed; empty if they are as they were, or if this was observed before what is
     *     known
     */
    public Optional<Long> see(SocialProfile profile) throws SQLException {
        String fingerprint = ProfileJson.fingerprint(profile);
        if (tx.exists(
                "SELECT 1 FROM profile WHERE profile_key = ? AND fingerprint = ?",
                profile.id().key(),
                fingerprint)) {
            return Optional.empty();
        }
        return tx.first(
                """
                INSERT INTO profile (profile_key, revision, fingerprint, body, observed_at, seen_at)
                VALUES (?, 1, ?, ?, ?, ?)
                ON CONFLICT (profile_key) DO UPDATE SET revision = profile.revision + 1,
                  fingerprint = excluded.fingerprint, body = excluded.body, observed_at = excluded.observed_at,
                  seen_at = excluded.seen_at WHERE excluded.observed_at >= profile.observed_at
                RETURNING revision
                """,
                row -> row.getLong(1),
                profile.id().key(),
                fingerprint,
                ProfileJson.write(profile),
                profile.observedAt(),
                tx.now());
    }

    /** The newest state. */
    public Optional<Known> find(String key) throws SQLException {
        return tx.first(
                "SELECT body, revision FROM profile WHERE profile_key = ?",
                row -> new Known(ProfileJson.read(row.getString(1)), row.getLong(2)),
                key);
    }
}
