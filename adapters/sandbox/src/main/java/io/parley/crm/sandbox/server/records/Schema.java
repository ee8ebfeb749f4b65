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

    private static final int VERSION = 1;
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
        for (String sql : script().split(";\\s*\\n")) {
            if (!sql.isBlank()) {
                statement.executeUpdate(sql);
            }
        }
        for (String table : NUMBERED) {
            statement.executeUpdate(
                    "INSERT INTO sqlite_sequence (name, seq) VALUES ('" + table + "', " + now.toEpochMilli() + ")");
        }
        statement.executeUpdate("PRAGMA user_version = " + VERSION);
    }

    private static String script() {
        try (InputStream in = Schema.class.getResourceAsStream("schema-1.sql")) {
            if (in == null) {
                throw new IllegalStateException("schema-1.sql is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
