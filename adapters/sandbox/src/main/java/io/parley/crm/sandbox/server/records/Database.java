// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The file with the records: one writes at a time, some read beside it. Any thread. */
public final class Database implements AutoCloseable {

    private static final int READERS = 4;
    private static final int PATIENCE_SECONDS = 10;

    private final InstantSource clock;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final List<Session> sessions = new ArrayList<>();
    private final Session writer;
    private final BlockingQueue<Session> readers = new ArrayBlockingQueue<>(READERS);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong version;
    private Instant latest = Instant.EPOCH;
    private volatile boolean closed;

    /**
     * Opens the file, and makes it if it is not there.
     *
     * @throws SQLException if it cannot be opened, or was written by a newer version
     */
    public Database(Path file, InstantSource clock) throws SQLException {
        this.clock = clock;
        this.version = new AtomicLong(clock.millis());
        try {
            writer = open(file, SQLiteConfig.TransactionMode.IMMEDIATE);
            Schema.prepare(writer.connection(), clock.instant());
            for (int i = 0; i < READERS; i++) {
                readers.add(open(file, SQLiteConfig.TransactionMode.DEFERRED));
            }
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    /** Does work that is on disk when this returns. */
    public <T> T write(Tx.Work<T> work) throws SQLException {
        Tx tx;
        T result;
        writing.lock();
        try {
            refuseWhenClosed();
            tx = new Tx(writer, nextInstant());
            result = committed(work, tx);
            version.incrementAndGet();
        } finally {
            writing.unlock();
        }
        if (tx.hasNews()) {
            listeners.forEach(Runnable::run);
        }
        return result;
    }

    /** Does work as if it were to stay, and takes all of it back. */
    public <T> T rehearse(Tx.Work<T> work) throws SQLException {
        writing.lock();
        try {
            refuseWhenClosed();
            return work.in(new Tx(writer, nextInstant()));
        } finally {
            try {
                writer.connection().rollback();
            } finally {
                writing.unlock();
            }
        }
    }

    /** Does work that only reads, on the state of one moment. */
    public <T> T read(Tx.Work<T> work) throws SQLException {
        Session reader = reader();
        try {
            return work.in(new Tx(reader, clock.instant()));
        } finally {
            try {
                reader.connection().rollback();
            } finally {
                readers.add(reader);
            }
        }
    }

    /** {@return a number that is another one after each change, also after a restart} */
    public long version() {
        return version.get();
    }

    /** Has something called after what people did is on disk; it returns at once. */
    public void onNews(Runnable listener) {
        listeners.add(listener);
    }

    /** {@return the time of the CRM} */
    public Instant now() {
        return clock.instant();
    }

    /** Waits for who is writing or reading, then closes the file. */
    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        writing.lock();
        try {
            List<Session> idle = awaitReaders();
            for (Session session : sessions) {
                session.close();
            }
            readers.addAll(idle);
        } finally {
            writing.unlock();
        }
    }

    private <T> T committed(Tx.Work<T> work, Tx tx) throws SQLException {
        boolean done = false;
        try {
            T result = work.in(tx);
            writer.connection().commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                writer.connection().rollback();
            }
        }
    }

    /** Who reads what was updated since a moment must not miss anything because the clock was set back. */
    private Instant nextInstant() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        latest = now.isAfter(latest) ? now : latest;
        return latest;
    }

    private Session reader() {
        Session reader = nextReader();
        if (closed) {
            readers.add(reader);
            refuseWhenClosed();
        }
        return reader;
    }

    private Session nextReader() {
        try {
            Session reader = readers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (reader != null) {
                return reader;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(503, "The sandbox CRM is too busy; try again.");
    }

    private List<Session> awaitReaders() {
        List<Session> idle = new ArrayList<>();
        try {
            while (idle.size() < sessions.size() - 1) {
                Session reader = readers.poll(1, TimeUnit.SECONDS);
                if (reader == null) {
                    break;
                }
                idle.add(reader);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return idle;
    }

    private void refuseWhenClosed() {
        if (closed) {
            throw new Refusal(503, "The sandbox CRM is closing; try again.");
        }
    }

    private Session open(Path file, SQLiteConfig.TransactionMode mode) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(5_000);
        config.setJournalSizeLimit(16_000_000);
        config.setTransactionMode(mode);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        Connection connection = source.getConnection();
        Session session = new Session(connection);
        sessions.add(session);
        connection.setAutoCommit(false);
        return session;
    }
}
