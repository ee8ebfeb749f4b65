// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One transaction. For one thread. */
public final class Tx {

    private final Session session;
    private final Instant now;
    private boolean news;

    Tx(Session session, Instant now) {
        this.session = session;
        this.now = now;
    }

    /**
     * What is done in a transaction.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Work<T> {

        /** Does it; a failure undoes it. */
        T in(Tx tx) throws SQLException;
    }

    /**
     * Reads the current row without moving on.
     *
     * @param <T> what a row says
     */
    @FunctionalInterface
    interface Row<T> {

        T read(ResultSet row) throws SQLException;
    }

    /** {@return the time of the CRM, the same throughout the transaction, never before that of an earlier one} */
    public Instant now() {
        return now;
    }

    /** Does some work that leaves nothing behind if it fails, while the rest of the transaction goes on. */
    public <T> T apart(Work<T> work) throws SQLException {
        Savepoint before = session.connection().setSavepoint();
        try {
            T result = work.in(this);
            session.connection().releaseSavepoint(before);
            return result;
        } catch (SQLException | RuntimeException e) {
            session.connection().rollback(before);
            throw e;
        }
    }

    int update(String sql, @Nullable Object... values) throws SQLException {
        return session.bound(sql, values).executeUpdate();
    }

    <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = session.bound(sql, values).executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        return list(sql, row, values).stream().findFirst();
    }

    /** Runs a statement that returns one number, such as the id of a new row. */
    long number(String sql, @Nullable Object... values) throws SQLException {
        return first(sql, row -> row.getLong(1), values).orElseThrow();
    }

    /** Wakes those who wait for news, once this transaction is on disk. */
    void tellReaders() {
        news = true;
    }

    boolean hasNews() {
        return news;
    }
}
