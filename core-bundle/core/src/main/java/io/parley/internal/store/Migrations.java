// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Brings the schema forward, one numbered script after the other, each in a transaction of its own. */
final class Migrations {

    /** The newest schema this version knows. */
    static final int NEWEST = 5;

    private final Connection connection;

    Migrations(Connection connection) {
        this.connection = connection;
    }

    void bringForward(Path file) throws SQLException {
        int version = version();
        if (version > NEWEST) {
            throw new StoreException(
                    "The store " + file + " was written by a newer version of Parley (schema " + version
                            + ", this one knows " + NEWEST + "). Start the newer version, or restore a back-up.",
                    new IllegalStateException("schema " + version));
        }
        while (version < NEWEST) {
            version++;
            apply(version);
        }
    }

    private int version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            int version = row.getInt(1);
            connection.rollback();
            return version;
        }
    }

    private void apply(int version) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : script(version).split(";\\s*\\n")) {
                if (!sql.isBlank()) {
                    statement.executeUpdate(sql);
                }
            }
            statement.executeUpdate("PRAGMA user_version = " + version);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    private static String script(int version) {
        String name = "schema-" + version + ".sql";
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceAll("(?m)^--.*$", "")
                    .replace("${identity}", "INTEGER PRIMARY KEY")
                    .replace("${clustered}", "WITHOUT ROWID");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
