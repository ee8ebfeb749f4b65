// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.bench.contender.Reader.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Keeps pages with their cursor, and what became of their rows, in SQLite, each commit on the disk. For one thread. */
final class LoopStore {

    private static final JsonMapper JSON = new JsonMapper();

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement move;
    private final PreparedStatement settle;
    private long last;

    /**
     * A row that is to be written.
     *
     * @param number of the row
     * @param account whose
     * @param event what the channel told
     */
    record Row(long number, String account, JsonNode event) {}

    LoopStore(Path home) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("loop.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("CREATE TABLE IF NOT EXISTS post ("
                    + "number INTEGER PRIMARY KEY, account TEXT NOT NULL, event TEXT NOT NULL, done INTEGER NOT NULL)");
            statement.execute("CREATE TABLE IF NOT EXISTS cursor (account TEXT PRIMARY KEY, place INTEGER NOT NULL)");
            try (ResultSet newest = statement.executeQuery("SELECT coalesce(max(number), 0) FROM post")) {
                last = newest.getLong(1);
            }
        }
        connection.setAutoCommit(false);
        insert = connection.prepareStatement("INSERT INTO post (number, account, event, done) VALUES (?, ?, ?, 0)");
        move = connection.prepareStatement("INSERT INTO cursor (account, place) VALUES (?, ?)"
                + " ON CONFLICT (account) DO UPDATE SET place = excluded.place");
        settle = connection.prepareStatement("UPDATE post SET done = 1 WHERE number = ?");
    }

    int cursor(String account) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("SELECT place FROM cursor WHERE account = ?")) {
            find.setString(1, account);
            try (ResultSet found = find.executeQuery()) {
                return found.next() ? found.getInt(1) : 0;
            }
        }
    }

    List<Row> pending() throws SQLException, IOException {
        List<Row> rows = new ArrayList<>();
        try (Statement find = connection.createStatement();
                ResultSet found =
                        find.executeQuery("SELECT number, account, event FROM post WHERE done = 0 ORDER BY number")) {
            while (found.next()) {
                rows.add(new Row(found.getLong(1), found.getString(2), JSON.readTree(found.getString(3))));
            }
        }
        return rows;
    }

    /** Keeps a page together with its cursor. */
    List<Row> keep(String account, Page page) throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (JsonNode event : page.events()) {
            rows.add(new Row(++last, account, event));
            insert.setLong(1, last);
            insert.setString(2, account);
            insert.setString(3, event.toString());
            insert.addBatch();
        }
        insert.executeBatch();
        move.setString(1, account);
        move.setInt(2, page.next());
        move.executeUpdate();
        connection.commit();
        return rows;
    }

    /** Notes that rows were written. */
    void settle(List<Row> rows) throws SQLException {
        for (Row row : rows) {
            settle.setLong(1, row.number());
            settle.addBatch();
        }
        settle.executeBatch();
        connection.commit();
    }
}
