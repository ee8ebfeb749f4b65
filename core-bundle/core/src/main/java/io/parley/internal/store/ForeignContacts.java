// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.spi.crm.CrmRef;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Contacts that were not made for a person, but that the person's key led to at some time. */
public final class ForeignContacts {

    private final Tx tx;

    /** Opens the table. */
    public ForeignContacts(Tx tx) {
        this.tx = tx;
    }

    /** The key of a person leads to a contact that was not made for them. */
    public void add(String target, String person, CrmRef ref) throws SQLException {
        tx.update(
                "INSERT INTO foreign_contact (target, person, ref_type, ref_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                target,
                person,
                ref.type(),
                ref.id());
    }

    /** All of a person. */
    public Set<CrmRef> of(String target, String person) throws SQLException {
        return new HashSet<>(tx.list(
                "SELECT ref_type, ref_id FROM foreign_contact WHERE target = ? AND person = ?",
                row -> new CrmRef(row.getString(1), row.getString(2)),
                target,
                person));
    }

    /** Follows a merge of records. */
    public void merged(String target, CrmRef survivor, CrmRef loser) throws SQLException {
        tx.update("""
                INSERT INTO foreign_contact (target, person, ref_type, ref_id)
                SELECT target, person, ?, ? FROM foreign_contact WHERE target = ? AND ref_type = ? AND ref_id = ?
                ON CONFLICT DO NOTHING
                """, survivor.type(), survivor.id(), target, loser.type(), loser.id());
    }
}
