// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One case for each conversation, person and number. */
public final class Cases {

    private final Tx tx;
    private final Memory known;

    /** Opens the table. */
    public Cases(Tx tx) {
        this.tx = tx;
        this.known = tx.memory(Memory.class, Memory::new);
    }

    private record Place(String target, String key) {}

    private record Person(String target, String conversation, String author) {}

    private static final class Memory {
        private final Recollection<Place, Case> byKey = new Recollection<>();
        private final Recollection<Person, Case> newest = new Recollection<>();
    }

    /** A row. */
    public record Case(
            String key,
            String conversation,
            String author,
            int number,
            @Nullable Instant closedAt) {}

    /** The newest case of a person in a conversation. */
    public Optional<Case> newest(String target, String conversation, String author) throws SQLException {
        return known.newest.get(
                new Person(target, conversation, author),
                () -> tx.first("""
                        SELECT case_key, conversation, author, number, closed_at FROM crm_case
                         WHERE target = ? AND conversation = ? AND author = ? ORDER BY number DESC LIMIT 1
                        """, Cases::row, target, conversation, author));
    }

    /** The newest case of anybody in a conversation. */
    public Optional<Case> newest(String target, String conversation) throws SQLException {
        return tx.first("""
                SELECT case_key, conversation, author, number, closed_at FROM crm_case
                 WHERE target = ? AND conversation = ? ORDER BY number DESC, case_key LIMIT 1
                """, Cases::row, target, conversation);
    }

    /** A case by its key. */
    public Optional<Case> find(String target, String key) throws SQLException {
        return known.byKey.get(new Place(target, key), () -> tx.first("""
                        SELECT case_key, conversation, author, number, closed_at FROM crm_case
                         WHERE target = ? AND case_key = ?
                        """, Cases::row, target, key));
    }

    /** The case of the same person and conversation before a case. */
    public Optional<Case> former(String target, Case later) throws SQLException {
        return tx.first("""
                        SELECT case_key, conversation, author, number, closed_at FROM crm_case
                         WHERE target = ? AND conversation = ? AND author = ? AND number < ? ORDER BY number DESC LIMIT 1
                        """, Cases::row, target, later.conversation(), later.author(), later.number());
    }

    /** All cases of a person. */
    public List<Case> of(String target, String author) throws SQLException {
        return tx.list("""
                SELECT case_key, conversation, author, number, closed_at FROM crm_case
                 WHERE target = ? AND author = ? ORDER BY conversation, number
                """, Cases::row, target, author);
    }

    /** Begins a case. */
    public void add(String target, Case added) throws SQLException {
        tx.update(
                "INSERT INTO crm_case (target, conversation, author, number, case_key) VALUES (?, ?, ?, ?, ?)",
                target,
                added.conversation(),
                added.author(),
                added.number(),
                added.key());
        known.byKey.put(new Place(target, added.key()), added);
        known.newest.put(new Person(target, added.conversation(), added.author()), added);
    }

    /** The people of the CRM closed a case, or opened it again. */
    public void closed(String target, String key, @Nullable Instant at) throws SQLException {
        tx.update("UPDATE crm_case SET closed_at = ? WHERE target = ? AND case_key = ?", at, target, key);
        known.byKey.forgetAll();
        known.newest.forgetAll();
    }

    /** Whether a case of a conversation is open in any target. */
    public boolean anyOpen(String conversation) throws SQLException {
        return tx.exists("SELECT 1 FROM crm_case WHERE conversation = ? AND closed_at IS NULL", conversation);
    }

    private static Case row(ResultSet row) throws SQLException {
        return new Case(
                row.getString(1), row.getString(2), row.getString(3), row.getInt(4), Columns.timeOrNull(row, 5));
    }
}
