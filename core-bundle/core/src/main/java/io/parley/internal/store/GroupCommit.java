// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Takes what callers want written and commits all that is waiting together: while one group is on its way to the disk, the
 * next one gathers. Each work stands alone: if it fails, the others of its group are stored.
 */
final class GroupCommit {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int LARGEST_GROUP = 256;
    private static final int PRIMARY = 0xff;

    /** Faults that are not of the work but of what is below it; then nobody of the group was stored. */
    private static final Set<Integer> DISK = Stream.of(
                    SQLiteErrorCode.SQLITE_FULL,
                    SQLiteErrorCode.SQLITE_IOERR,
                    SQLiteErrorCode.SQLITE_READONLY,
                    SQLiteErrorCode.SQLITE_CANTOPEN,
                    SQLiteErrorCode.SQLITE_CORRUPT,
                    SQLiteErrorCode.SQLITE_NOTADB)
            .map(code -> code.code)
            .collect(Collectors.toUnmodifiableSet());

    private final Connection connection;
    private final Tx.Statements statements;
    private final InstantSource clock;
    private final BlockingQueue<Waiting<?>> queue = new LinkedBlockingQueue<>();
    private volatile boolean accepting = true;
    private volatile boolean closed;

    GroupCommit(Connection connection, InstantSource clock) {
        this.connection = connection;
        this.statements = new Tx.Statements(connection);
        this.clock = clock;
    }

    boolean accepting() {
        return accepting;
    }

    <T> T write(Store.Work<T> work) {
        Waiting<T> waiting = new Waiting<>(work);
        enqueue(waiting);
        T result = await(waiting);
        // Not by the writer: whoever is told may be waiting for it.
        waiting.hints().forEach(Runnable::run);
        return result;
    }

    private static <T> T await(Waiting<T> waiting) {
        try {
            return waiting.done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new StoreException("The store cannot write: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private synchronized void enqueue(Waiting<?> waiting) {
        if (closed) {
            throw new StoreException("The store is closed", new IllegalStateException("closed"));
        }
        queue.add(waiting);
    }

    synchronized void close() {
        closed = true;
        queue.add(new Waiting<>(tx -> null));
    }

    void run() {
        while (!closed || !queue.isEmpty()) {
            List<Waiting<?>> group = new ArrayList<>();
            try {
                Waiting<?> first = accepting ? queue.take() : queue.poll(1, TimeUnit.SECONDS);
                group.add(first == null ? attempt() : first);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            queue.drainTo(group, LARGEST_GROUP - 1);
            commit(group);
        }
    }

    /** Finds out whether the disk takes something again: nobody may come and ask. */
    private static Waiting<?> attempt() {
        return new Waiting<>(tx -> {
            new Meta(tx).note("attempt", tx.now().toString());
            return null;
        });
    }

    private void commit(List<Waiting<?>> group) {
        List<Waiting<?>> stored = new ArrayList<>();
        try {
            LedgerMoves moves = new LedgerMoves();
            Instant now = clock.instant();
            for (Waiting<?> waiting : group) {
                if (attempt(waiting, now)) {
                    stored.add(waiting);
                    moves.addAll(waiting.tx(statements, now).ledger());
                }
            }
            new Ledger(new Tx(statements, now)).enter(moves);
            connection.commit();
            if (!accepting) {
                LOG.info("The store can write again");
            }
            accepting = true;
        } catch (SQLException | RuntimeException | Error e) {
            fail(group, e);
            return;
        }
        stored.forEach(Waiting::succeed);
    }

    private boolean attempt(Waiting<?> waiting, Instant now) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            waiting.run(waiting.tx(statements, now));
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException | RuntimeException | Error e) {
            if (e instanceof SQLiteException fault && DISK.contains(fault.getErrorCode() & PRIMARY)) {
                throw fault;
            }
            connection.rollback(before);
            waiting.done.completeExceptionally(e);
            return false;
        }
    }

    private void fail(List<Waiting<?>> group, Throwable fault) {
        if (accepting) {
            LOG.error("The store cannot write, nothing is accepted until it can: {}", fault.getMessage());
        }
        accepting = false;
        try {
            connection.rollback();
        } catch (SQLException e) {
            fault.addSuppressed(e);
            beginAnew(fault);
        }
        group.forEach(waiting -> waiting.done.completeExceptionally(fault));
    }

    /** SQLite rolls back by itself when the disk is full, and the driver knows nothing of that. */
    private void beginAnew(Throwable fault) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
        } catch (SQLException e) {
            fault.addSuppressed(e);
        }
    }

    private static final class Waiting<T> {

        private final Store.Work<T> work;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private @Nullable Tx tx;
        private @Nullable T result;

        Waiting(Store.Work<T> work) {
            this.work = work;
        }

        Tx tx(Tx.Statements statements, Instant now) {
            if (tx == null) {
                tx = new Tx(statements, now);
            }
            return tx;
        }

        void run(Tx transaction) throws SQLException {
            result = work.in(transaction);
            transaction.end();
        }

        void succeed() {
            done.complete(result);
        }

        Collection<Runnable> hints() {
            return tx == null ? List.of() : tx.hints();
        }
    }
}
