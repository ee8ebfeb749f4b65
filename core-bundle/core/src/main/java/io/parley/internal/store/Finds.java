// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.internal.store.Items.Item;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was found by listening: not said to the account, so that it opens no case unless a route or a person says so. */
public final class Finds {

    /** Why a find that goes nowhere was dropped. */
    public static final String REASON = "listening";

    private static final String NEWEST = """
            NOT EXISTS (SELECT 1 FROM item n WHERE n.item_key = i.item_key AND n.account = i.account
              AND n.revision > i.revision)""";

    private final Tx tx;

    /** Opens the table. */
    public Finds(Tx tx) {
        this.tx = tx;
    }

    /** Somebody in a conversation. */
    public record Person(String conversation, String author) {}

    /**
     * A line of an overview.
     *
     * @param id the number of the row
     * @param account that listens
     * @param foundBy the stream that found it
     * @param key of the message
     * @param payload the message
     * @param seenAt when it was found
     */
    public record Find(long id, String account, String foundBy, String key, String payload, Instant seenAt) {}

    /** Those of these conversations in which something is a find. */
    public Set<String> among(Collection<String> conversations) throws SQLException {
        return new HashSet<>(tx.listOf(
                "SELECT DISTINCT conversation FROM item WHERE found_by IS NOT NULL AND conversation IN (%s)",
                conversations, row -> row.getString(1)));
    }

    /** Those who have said something in these conversations that is no find. */
    public Set<Person> concerned(Collection<String> conversations) throws SQLException {
        return new HashSet<>(tx.listOf(
                "SELECT DISTINCT conversation, author FROM item WHERE found_by IS NULL AND author IS NOT NULL"
                        + " AND conversation IN (%s)",
                conversations, row -> new Person(row.getString(1), row.getString(2))));
    }

    /** What somebody said in a conversation and is a find, in its newest revision, oldest first. */
    public List<Item> of(Person person) throws SQLException {
        return tx.list(
                "SELECT " + Items.COLUMNS
                        + " FROM item i WHERE found_by IS NOT NULL AND conversation = ? AND author = ?"
                        + " AND (state = 'routed' OR reason = ?) AND " + NEWEST + " ORDER BY item_id",
                Items::item,
                person.conversation(),
                person.author(),
                REASON);
    }

    /** Newest finds that went nowhere, below a number. */
    public List<Find> before(long id, int limit) throws SQLException {
        return tx.list(
                "SELECT item_id, account, found_by, item_key, payload, seen_at FROM item i WHERE found_by IS NOT NULL"
                        + " AND item_id < ? AND kind = 'MESSAGE' AND reason = ? AND payload IS NOT NULL AND " + NEWEST
                        + " ORDER BY item_id DESC LIMIT ?",
                row -> new Find(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        Columns.time(row, 6)),
                id,
                REASON,
                limit);
    }

    /** Who said what is a find; empty if it is none, or not any more. */
    public Optional<Person> personOf(long id) throws SQLException {
        return tx.first(
                "SELECT conversation, author FROM item WHERE item_id = ? AND found_by IS NOT NULL AND kind = 'MESSAGE'",
                row -> new Person(row.getString(1), row.getString(2)),
                id);
    }

    /** A find goes to targets now, or has no route. */
    public void routed(Item find, boolean somewhere) throws SQLException {
        String state = somewhere ? "routed" : "dropped";
        String reason = somewhere ? "" : "noRoute";
        int moved = tx.update(
                "UPDATE item SET state = ?, reason = ? WHERE item_id = ? AND reason = ?",
                state,
                somewhere ? null : reason,
                find.id(),
                REASON);
        if (moved == 1) {
            tx.ledger().outOf(Ledger.ACCOUNT, find.account(), "dropped", REASON);
            tx.ledger().into(Ledger.ACCOUNT, find.account(), state, reason);
        }
    }

    /** From now on nothing that this person says there is a find. */
    public void end(Person person) throws SQLException {
        tx.update("""
                UPDATE item SET found_by = NULL WHERE found_by IS NOT NULL AND conversation = ? AND item_key IN
                  (SELECT item_key FROM item WHERE conversation = ? AND author = ?)
                """, person.conversation(), person.conversation(), person.author());
        new Items(tx).forgetTraces();
    }
}
