// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * What the agent says it put aside and what became of its answers, read from a copy of its store.
 *
 * @param parked reasons by target and key of the message
 * @param replies by target and record
 * @param cases by target and key
 * @param integrity what SQLite says about the file: {@code ok}
 */
public record AgentStore(
        Map<String, String> parked, Map<String, Reply> replies, Map<String, Case> cases, String integrity) {

    /** An answer as the agent knows it. */
    record Reply(String key, String state, String reason, String account) {}

    /** What a case is about. */
    record Case(String conversation, String author) {}

    /**
     * Reads a store that nobody writes.
     *
     * @param file the copy
     * @return what is in it
     * @throws SQLException if it cannot be read
     */
    public static AgentStore read(Path file) throws SQLException {
        Map<String, String> parked = new HashMap<>();
        Map<String, Reply> replies = new HashMap<>();
        Map<String, Case> cases = new HashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery("SELECT target, item_key, reason FROM delivery WHERE state = 'parked'")) {
                while (row.next()) {
                    parked.put(row.getString(1) + " " + row.getString(2), String.valueOf(row.getString(3)));
                }
            }
            try (ResultSet row = statement.executeQuery(
                    "SELECT target, record_id, reply_key, state, reason, account," + " in_reply_to FROM reply")) {
                while (row.next()) {
                    replies.put(
                            row.getString(1) + " " + row.getString(2),
                            new Reply(
                                    row.getString(3),
                                    row.getString(4),
                                    String.valueOf(row.getString(5)),
                                    String.valueOf(row.getString(6))));
                }
            }
            try (ResultSet row =
                    statement.executeQuery("SELECT target, case_key, conversation, author FROM crm_case")) {
                while (row.next()) {
                    cases.put(row.getString(1) + " " + row.getString(2), new Case(row.getString(3), row.getString(4)));
                }
            }
            try (ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
                return new AgentStore(parked, replies, cases, row.getString(1));
            }
        }
    }
}
