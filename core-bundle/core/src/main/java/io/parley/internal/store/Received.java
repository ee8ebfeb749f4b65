// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * What the accounts received from their channels within a span of time, in the order in which it came. Only what never
 * changes is told, so that the same span gives the same rows for ever once it is over.
 */
public final class Received {

    /** Before the first row. */
    public static final Row START = new Row("", "", 0, "", Instant.MIN);

    private static final String ROWS = """
            SELECT account, item_key, revision, kind, seen_at FROM item
             WHERE origin = 'channel' AND seen_at < ? AND (seen_at, account, item_key, revision) > (?, ?, ?, ?)
             ORDER BY seen_at, account, item_key, revision LIMIT ?
            """;

    private final Tx tx;

    /** Opens the table. */
    public Received(Tx tx) {
        this.tx = tx;
    }

    /** A row. */
    public record Row(String account, String key, long revision, String kind, Instant at) {}

    /**
     * The next rows.
     *
     * @param from the first moment
     * @param to the first moment that does not belong to it any more
     * @param after the last row so far, or {@link #START}
     * @param limit most rows
     */
    public List<Row> between(Instant from, Instant to, Row after, int limit) throws SQLException {
        Instant at = after.at().isBefore(from) ? from : after.at();
        return tx.list(ROWS, Received::row, to, at, after.account(), after.key(), after.revision(), limit);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString(1), row.getString(2), row.getLong(3), row.getString(4), Columns.time(row, 5));
    }
}
