// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/** The tables, made when the file is new. */
final class Schema {

    private static final int VERSION = 3;
    private static final List<String> NUMBERED = List.of("contact", "case_file", "entry", "change");

    private Schema() {}

    static void prepare(Connection connection, Instant now) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version;
            try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
                version = row.getInt(1);
            }
            if (version > VERSION) {
                throw new SQLException(
                        "data/sandbox.db was written by a newer version of Parley; start that one, or move"
                                + " the file away to begin with an empty sandbox CRM");
            }
            if (version == 0) {
                create(statement, now);
            }
            for (int next = Math.max(1, version) + 1; next <= VERSION; next++) {
                run(statement, next);
            }
            statement.executeUpdate("PRAGMA user_version = " + VERSION);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    /**
     * Numbers begin with the moment of creation: if somebody deletes the file to begin anew, what the agent remembers of
     * the old records, such as which answers it has sent, must not be taken for the new ones.
     */
    private static void create(Statement statement, Instant now) throws SQLException {
        run(statement, 1);
        for (String table : NUMBERED) {
            statement.executeUpdate(
                    "INSERT INTO sqlite_sequence (name, seq) VALUES ('" + table + "', " + now.toEpochMilli() + ")");
        }
    }

    private static void run(Statement statement, int version) throws SQLException {
        for (String sql : script("schema-" + version + ".sql").split(";\\s*\\n")) {
            if (!sql.isBlank()) {
                statement.executeUpdate(sql);
            }
        }
    }

    private static String script(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
