// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures in columns, for people and for programs. */
final class Table {

    private static final JsonMapper JSON = new JsonMapper();

    private final String title;
    private final String remark;
    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param title what it shows
     * @param remark how it came about
     * @param columns their names, the first one that of the rows
     */
    Table(String title, String remark, String... columns) {
        this.title = title;
        this.remark = remark;
        this.columns = List.of(columns);
    }

    /** Adds a row: texts and whole numbers as they are, others in three digits. */
    void row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
    }

    String markdown() {
        StringBuilder text = new StringBuilder("## " + title + "\n\n" + remark + "\n\n");
        text.append("| ").append(String.join(" | ", columns)).append(" |\n");
        text.append("| --- ").append("| ---: ".repeat(columns.size() - 1)).append("|\n");
        for (List<Object> row : rows) {
            List<String> cells = row.stream().map(Table::cell).toList();
            text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }
        return text.append('\n').toString();
    }

    /** Writes {@code <name>.md} and {@code <name>.json}, gathers all tables, and prints this one. */
    void write(String name) throws IOException {
        Path folder = Files.createDirectories(Wish.results());
        Files.writeString(folder.resolve(name + ".md"), markdown());
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve(name + ".json").toFile(), json());
        Results.gather(folder);
        System.out.println(markdown());
    }

    private ObjectNode json() throws IOException {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("title", title)
                .put("remark", remark)
                .put("machine", Machine.described());
        ArrayNode all = json.putArray("rows");
        for (List<Object> row : rows) {
            ObjectNode one = all.addObject();
            for (int i = 0; i < columns.size(); i++) {
                one.set(columns.get(i), JSON.valueToTree(row.get(i)));
            }
        }
        return json;
    }

    static String cell(Object value) {
        if (!(value instanceof Number number)) {
            return value.toString();
        }
        if (value instanceof Integer || value instanceof Long) {
            return String.format(Locale.ROOT, "%,d", number.longValue());
        }
        double size = Math.abs(number.doubleValue());
        int digits = size == 0 || size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + digits + "f", number.doubleValue());
    }
}
