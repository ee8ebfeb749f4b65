// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One transaction: statements, the time, the ledger's moves, and what to do once it is on disk. For one thread. */
public final class Tx {

    private static final int MOST_KEYS = 256;

    private final Statements statements;
    private final Instant now;
    private final LedgerMoves moves = new LedgerMoves();
    private final Set<Runnable> afterCommit = new LinkedHashSet<>();
    private final List<Act> atEnd = new ArrayList<>();
    private final Map<Class<?>, Object> memories = new HashMap<>();

    Tx(Statements statements, Instant now) {
        this.statements = statements;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
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

    /** Something that changes rows. */
    @FunctionalInterface
    interface Act {

        /** Changes them. */
        void run() throws SQLException;
    }

    /** {@return the store's time in whole milliseconds, the same throughout the transaction} */
    public Instant now() {
        return now;
    }

    /** {@return the moves to be entered into the ledger with this transaction} */
    public LedgerMoves ledger() {
        return moves;
    }

    /**
     * Asks for a call by the caller of the work once everything is on disk; forgotten if it fails. Equal hints are called once.
     *
     * @param hint returns at once
     */
    public void afterCommit(Runnable hint) {
        afterCommit.add(hint);
    }

    Set<Runnable> hints() {
        return afterCommit;
    }

    /** What all who work on a table in this transaction know of it together. */
    <M> M memory(Class<M> type, Supplier<M> empty) {
        return type.cast(memories.computeIfAbsent(type, any -> empty.get()));
    }

    /** Changes rows when the work is done, with everything else or not at all. */
    void atEnd(Act act) {
        atEnd.add(act);
    }

    void end() throws SQLException {
        for (Act act : atEnd) {
            act.run();
        }
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

    /**
     * Reads the rows of many keys by few queries.
     *
     * @param sql with {@code (%s)} where the keys stand, behind the other values
     */
    <T> List<T> listOf(String sql, Collection<?> keys, Row<T> row, Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        List<?> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += MOST_KEYS) {
            Object[] some = padded(values, all.subList(from, Math.min(from + MOST_KEYS, all.size())));
            found.addAll(list(sql.formatted(places(some.length - values.length)), row, some));
        }
        return found;
    }

    /** Changes the rows of many keys by few statements; the keys stand as in {@link #listOf}. */
    void updateOf(String sql, Collection<?> keys, @Nullable Object... values) throws SQLException {
        List<?> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += MOST_KEYS) {
            @Nullable Object[] some = padded(values, all.subList(from, Math.min(from + MOST_KEYS, all.size())));
            update(sql.formatted(places(some.length - values.length)), some);
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

    /** The last key is repeated up to a power of four, so that there are few different statements. */
    private static @Nullable Object[] padded(@Nullable Object[] values, List<?> keys) {
        int places = 1;
        while (places < keys.size()) {
            places *= 4;
        }
        @Nullable Object[] all = Arrays.copyOf(values, values.length + places);
        for (int i = 0; i < places; i++) {
            all[values.length + i] = keys.get(Math.min(i, keys.size() - 1));
        }
        return all;
    }

    private static String places(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
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
