// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.internal.work.Threads;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/**
 * The store in a SQLite file. One thread writes, and commits the work of all who wait together; reading goes on beside it
 * on connections of its own.
 */
public final class SqliteStore implements Store, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);
    private static final int READERS = 4;

    /** 16 MB: what is written often in between reaches the file itself once. */
    private static final String PAGES_BETWEEN_CHECKPOINTS = "4000";

    private final InstantSource clock;
    private final GroupCommit writer;
    private final ExecutorService writerThread;
    private final List<Connection> connections = new ArrayList<>();
    private final BlockingQueue<Tx.Statements> readers = new ArrayBlockingQueue<>(READERS);

    /**
     * Opens the file, makes it if it is not there, and brings its schema forward.
     *
     * @param file where it is
     * @param clock the store's clock
     * @return the open store
     * @throws StoreException if it cannot be opened, or was written by a newer version; the message says what to do
     */
    public static SqliteStore open(Path file, InstantSource clock) {
        try {
            return new SqliteStore(file, clock);
        } catch (SQLException e) {
            throw new StoreException("The store " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private SqliteStore(Path file, InstantSource clock) throws SQLException {
        this.clock = clock;
        Connection writing = connect(file, false);
        new Migrations(writing).bringForward(file);
        for (int i = 0; i < READERS; i++) {
            readers.add(new Tx.Statements(connect(file, true)));
        }
        writer = new GroupCommit(writing, clock);
        writerThread = Threads.single("parley-store");
        writerThread.execute(writer::run);
    }

    @Override
    public <T> T write(Work<T> work) {
        return writer.write(work);
    }

    @Override
    public <T> T rehearse(Work<T> work) {
        AtomicReference<T> found = new AtomicReference<>();
        try {
            writer.write(tx -> {
                found.set(work.in(tx));
                throw new Rehearsed();
            });
        } catch (Rehearsed e) {
            LOG.trace("A rehearsal was taken back");
        }
        return found.get();
    }

    /** Ends a rehearsal: what fails is taken back. */
    private static final class Rehearsed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Rehearsed() {
            super("rehearsed", null, false, false);
        }
    }

    @Override
    public <T> T read(Work<T> work) {
        boolean interrupted = false;
        Tx.Statements reader = null;
        try {
            while (reader == null) {
                try {
                    reader = readers.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return reader.snapshot(work, clock.instant());
        } catch (SQLException e) {
            throw new StoreException("The store cannot be read: " + e.getMessage(), e);
        } finally {
            if (reader != null) {
                readers.add(reader);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean accepting() {
        return writer.accepting();
    }

    /** Lets what is waiting be stored, then closes the file. */
    @Override
    public void close() {
        writer.close();
        writerThread.shutdown();
        try {
            writerThread.awaitTermination(4, TimeUnit.SECONDS);
            for (Connection connection : connections) {
                connection.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new StoreException("The store was not closed cleanly", e);
        }
    }

    private Connection connect(Path file, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5_000);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setCacheSize(-16_000);
        config.setJournalSizeLimit(64_000_000);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, PAGES_BETWEEN_CHECKPOINTS);
        config.setGetGeneratedKeys(false);
        // Each connection is used by one thread at a time.
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        config.setTransactionMode(
                readOnly ? SQLiteConfig.TransactionMode.DEFERRED : SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        connections.add(connection);
        return connection;
    }
}
