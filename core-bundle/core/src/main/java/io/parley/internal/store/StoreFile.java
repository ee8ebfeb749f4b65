// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A store as a file, looked at beside whoever works with it. */
final class StoreFile implements AutoCloseable {

    private static final int PROGRESS = 10_000;

    private final Connection connection;

    StoreFile(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(5_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        connection = source.getConnection();
    }

    int schema() throws SQLException {
        return Integer.parseInt(answer("PRAGMA user_version"));
    }

    /** {@return the first fault that is found in all of it; {@code ok} if there is none} */
    String verdict() throws SQLException {
        return answer("PRAGMA integrity_check(1)");
    }

    /**
     * Looks at every page, without comparing indexes with what they index.
     *
     * @return as {@link #verdict()}; empty if the time was not enough
     */
    String quickVerdict(Duration limit) throws SQLException {
        long end = System.nanoTime() + limit.toNanos();
        ProgressHandler.setHandler(connection, PROGRESS, new ProgressHandler() {
            @Override
            protected int progress() {
                return System.nanoTime() < end ? 0 : 1;
            }
        });
        try {
            return answer("PRAGMA quick_check(1)");
        } catch (SQLiteException e) {
            if (e.getResultCode() == SQLiteErrorCode.SQLITE_INTERRUPT) {
                return "";
            }
            throw e;
        } finally {
            ProgressHandler.clearHandler(connection);
        }
    }

    /** Copies it as it is at one moment; writing goes on meanwhile. */
    void copyTo(Path copy) throws SQLException {
        try (var copying = connection.prepareStatement("VACUUM INTO ?")) {
            copying.setString(1, copy.toString());
            copying.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private String answer(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.getString(1);
        }
    }
}
