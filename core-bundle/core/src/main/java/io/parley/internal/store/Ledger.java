// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The running proof that everything received is somewhere. */
public final class Ledger {

    /** Side of the accounts: received = routed + dropped + parked + held. */
    public static final String ACCOUNT = "account";

    /** Side of the targets: routedTo = pending + delivered + parked + dropped. */
    public static final String TARGET = "target";

    /** Side of the replies, under the id of their target: seen = pending + held + sending + sent + refused + parked + dropped. */
    public static final String REPLY = "reply";

    /** The bucket that the others of a side must add up to. */
    public static final String TOTAL = "total";

    /** A bucket that is counted apart: what came again. */
    public static final String REPEATED = "repeated";
    /** A bucket that is counted apart: what an audit took in because its stream had never brought it. */
    public static final String MISSED = "missed";

    private final Tx tx;

    /** Opens the table. */
    public Ledger(Tx tx) {
        this.tx = tx;
    }

    /**
     * One line of the ledger.
     *
     * @param side one of the constants
     * @param id account or target
     * @param bucket a state, or {@link #TOTAL}, {@link #REPEATED} or {@link #MISSED}
     * @param reason empty where there is none
     * @param amount how many
     */
    public record Line(String side, String id, String bucket, String reason, long amount) {}

    /** All lines. */
    public List<Line> lines() throws SQLException {
        return tx.list(
                "SELECT side, id, bucket, reason, amount FROM ledger WHERE amount <> 0 ORDER BY side, id, bucket, reason",
                Ledger::line);
    }

    /** The same lines counted from the rows themselves: slow, for audits. What is counted apart is not among them. */
    public List<Line> recounted() throws SQLException {
        return tx.list(
                """
                SELECT 'account', account, state, COALESCE(reason, ''), COUNT(*) FROM item
                 WHERE origin = 'channel' AND state IN ('routed', 'held', 'parked', 'dropped')
                 GROUP BY account, state, CASE WHEN state = 'dropped' THEN reason END
                UNION ALL
                SELECT 'target', target, state, COALESCE(reason, ''), COUNT(*) FROM delivery
                 GROUP BY target, state, CASE WHEN state = 'dropped' THEN reason END
                UNION ALL
                SELECT 'reply', target, state, COALESCE(reason, ''), COUNT(*) FROM reply
                 GROUP BY target, state, CASE WHEN state = 'dropped' THEN reason END
                """,
                row -> new Line(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        "dropped".equals(row.getString(3)) ? row.getString(4) : "",
                        row.getLong(5)));
    }

    void enter(LedgerMoves moves) throws SQLException {
        for (var change : moves.changes().entrySet()) {
            if (change.getValue() != 0) {
                LedgerMoves.Entry entry = change.getKey();
                tx.update("""
                        INSERT INTO ledger (side, id, bucket, reason, amount) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (side, id, bucket, reason) DO UPDATE SET amount = ledger.amount + excluded.amount
                        """, entry.side(), entry.id(), entry.bucket(), entry.reason(), change.getValue());
            }
        }
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5));
    }
}
