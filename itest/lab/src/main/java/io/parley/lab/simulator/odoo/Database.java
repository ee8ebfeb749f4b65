// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tables of rows, with transactions that can be rolled back to any of their points. Ids are never given twice, not even
 * after a rollback. An empty column is absent from its row.
 */
final class Database {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final Map<String, NavigableMap<Long, Map<String, Object>>> tables = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final InstantSource clock;
    private String now = "";

    Database(InstantSource clock) {
        this.clock = clock;
    }

    /** Starts a transaction; what happened before stays. */
    void begin() {
        undo.clear();
        now = STAMP.format(clock.instant());
    }

    /** {@return when the transaction started, with microseconds} */
    String now() {
        return now;
    }

    /** {@return when the transaction started, in seconds} */
    String second() {
        return now.substring(0, 19);
    }

    /** {@return a point to roll back to} */
    int savepoint() {
        return undo.size();
    }

    /** Takes back all changes after a point; zero for the whole transaction. */
    void rollback(int savepoint) {
        while (undo.size() > savepoint) {
            undo.pop().run();
        }
    }

    long nextId(String model) {
        return sequences.merge(model, 1L, Long::sum);
    }

    /** Writes a row in place of what was there. */
    void put(String model, long id, Map<String, Object> row) {
        Map<Long, Map<String, Object>> table = table(model);
        Map<String, Object> before = table.put(id, Collections.unmodifiableMap(new LinkedHashMap<>(row)));
        undo.push(() -> {
            if (before == null) {
                table.remove(id);
            } else {
                table.put(id, before);
            }
        });
    }

    void remove(String model, long id) {
        Map<Long, Map<String, Object>> table = table(model);
        Map<String, Object> before = table.remove(id);
        if (before != null) {
            undo.push(() -> table.put(id, before));
        }
    }

    Optional<Map<String, Object>> row(String model, long id) {
        return Optional.ofNullable(table(model).get(id));
    }

    /** {@return the rows by id, as they are now} */
    List<Map<String, Object>> rows(String model) {
        return new ArrayList<>(table(model).values());
    }

    /** {@return the rows in which each of these columns has this value} */
    List<Map<String, Object>> rows(String model, Map<String, ?> columns) {
        return rows(model).stream()
                .filter(row -> columns.entrySet().stream()
                        .allMatch(column -> column.getValue().equals(row.get(column.getKey()))))
                .toList();
    }

    /** {@return the id that an external identifier names} */
    Optional<Long> reference(String module, String name) {
        return rows("ir.model.data", Map.of("module", module, "name", name)).stream()
                .map(row -> id(row, "res_id"))
                .findFirst();
    }

    /** {@return the id in a column, or 0} */
    static long id(Map<String, Object> row, String column) {
        return row.get(column) instanceof Long id ? id : 0;
    }

    /** {@return the ids in a column} */
    static List<Long> ids(Map<String, Object> row, String column) {
        return row.get(column) instanceof List<?> list ? Python.ids(list) : List.of();
    }

    /** {@return the text in a column, or an empty one} */
    static String text(Map<String, Object> row, String column) {
        return row.get(column) instanceof String text ? text : "";
    }

    private NavigableMap<Long, Map<String, Object>> table(String model) {
        return tables.computeIfAbsent(model, name -> new TreeMap<>());
    }
}
