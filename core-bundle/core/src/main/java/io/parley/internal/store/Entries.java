// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.internal.store.Items.Item;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** What was said in conversations, and their closings, in their order; edits have no place of their own. */
public final class Entries {

    private final Tx tx;

    /** Opens the table. */
    public Entries(Tx tx) {
        this.tx = tx;
    }

    /** An entry: its number and the row. */
    public record Entry(long seq, Item item) {}

    /** The number of the newest one that a target has got; empty if it has none. */
    public OptionalLong lastDelivered(String conversation, String target) throws SQLException {
        return tx.list("""
            SELECT seq FROM item i WHERE conversation = ? AND seq IS NOT NULL
              AND EXISTS (SELECT 1 FROM delivery d WHERE d.target = ? AND d.item_key = i.item_key
                AND d.revision = i.revision AND d.state = 'delivered')
             ORDER BY seq DESC LIMIT 1
            """, row -> row.getLong(1), conversation, target).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Those of a conversation behind a number. */
    public List<Entry> behind(String conversation, long seq, int limit) throws SQLException {
        return tx.list(
                "SELECT " + Items.COLUMNS + ", seq FROM item WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?",
                row -> new Entry(row.getLong(13), Items.item(row)),
                conversation,
                seq,
                limit);
    }
}
