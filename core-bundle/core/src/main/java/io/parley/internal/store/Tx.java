// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One transaction: statements, the time, the ledger's moves, and what to do once it is on disk. For one thread. */
public final class Tx {

    private final Statements statements;
    private final Instant now;
    private final LedgerMoves moves = new LedgerMoves();
    private final List<Runnable> afterCommit = new ArrayList<>();

    Tx(Statements statements, Instant now) {
        this.statements = statements;
        this.now = now;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {

        /**
         * Reads the current row without moving on.
         *
         * @param row columns by position, from 1
         * @return what the row says
         * @throws SQLException if a column cannot be read
         */
        T read(ResultSet row) throws SQLException;
    }

    /** {@return the store's time, the same throughout the transaction} */
    public Instant now() {
        return now;
    }

    /** {@return the moves to be entered into the ledger with this transaction} */
    public LedgerMoves ledger() {
        return moves;
    }

    /**
     * Asks for a call once everything is on disk; forgotten if it fails.
     *
     * @param hint returns at once
     */
    public void afterCommit(Runnable hint) {
        afterCommit.add(hint);
    }

    List<Runnable> hints() {
        return afterCommit;
    }

    int update(String sql, @Nullable Object... values) throws SQLException {
        return bound(sql, values).executeUpdate();
    }

    <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
        }
    }

    boolean exists(String sql, @Nullable Object... values) throws SQLException {
        return first(sql, row -> true, values).isPresent();
    }

    private PreparedStatement bound(String sql, @Nullable Object[] values) throws SQLException {
        PreparedStatement statement = statements.prepared(sql);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant time) {
                statement.setLong(i + 1, time.toEpochMilli());
            } else if (value instanceof Boolean flag) {
                statement.setInt(i + 1, flag ? 1 : 0);
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    /** Prepared statements of one connection, kept as long as the connection. */
    static final class Statements {

        private final Connection connection;
        private final Map<String, PreparedStatement> prepared = new HashMap<>();

        Statements(Connection connection) {
            this.connection = connection;
        }

        PreparedStatement prepared(String sql) throws SQLException {
            PreparedStatement known = prepared.get(sql);
            if (known == null) {
                known = connection.prepareStatement(sql);
                prepared.put(sql, known);
            }
            return known;
        }

        <T> T snapshot(Store.Work<T> work, Instant now) throws SQLException {
            try {
                return work.in(new Tx(this, now));
            } finally {
                connection.rollback();
            }
        }
    }
}
