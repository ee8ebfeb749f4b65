// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Profiles of contacts. For one transaction. */
public final class Profiles {

    private static final String COLUMNS = "key, channel, name, handle, url, bio, location, followers, verified";

    private final Tx tx;

    /** In a transaction. */
    public Profiles(Tx tx) {
        this.tx = tx;
    }

    /** The contact that a profile belongs to, after all merges. */
    public Optional<Long> contactOf(String key) throws SQLException {
        return tx.first("SELECT contact FROM profile WHERE key = ?", row -> row.getLong(1), key);
    }

    /** Writes the newest state; a profile that is known with another contact goes to this one. */
    public void put(long contact, Profile profile) throws SQLException {
        tx.update(
                "INSERT INTO profile (" + COLUMNS + ", contact) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (key) DO UPDATE SET name = excluded.name, handle = excluded.handle,"
                        + " url = excluded.url, bio = excluded.bio, location = excluded.location,"
                        + " followers = excluded.followers, verified = excluded.verified, contact = excluded.contact",
                profile.key(),
                profile.channel(),
                profile.name(),
                profile.handle(),
                profile.url(),
                profile.bio(),
                profile.location(),
                profile.followers(),
                profile.verified(),
                contact);
    }

    List<Profile> of(long contact) throws SQLException {
        return tx.list("SELECT " + COLUMNS + " FROM profile WHERE contact = ? ORDER BY key", Profiles::read, contact);
    }

    void move(long from, long to) throws SQLException {
        tx.update("UPDATE profile SET contact = ? WHERE contact = ?", to, from);
    }

    private static Profile read(ResultSet row) throws SQLException {
        long followers = row.getLong(8);
        @Nullable Long known = row.wasNull() ? null : followers;
        return new Profile(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                known,
                row.getBoolean(9));
    }
}
