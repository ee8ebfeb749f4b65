// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What one measurement has found, beside what is aimed at. */
final class Aims {

    private static final JsonMapper JSON = new JsonMapper();

    private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();

    /** Adds a figure that should not be greater than its aim. */
    Aims atMost(String figure, double measured, double aim) {
        return row(figure, measured, "≤ ", aim, measured <= aim);
    }

    /** Adds a figure that should not be less than its aim. */
    Aims atLeast(String figure, double measured, double aim) {
        return row(figure, measured, "≥ ", aim, measured >= aim);
    }

    private Aims row(String figure, double measured, String sign, double aim, boolean reached) {
        rows.addObject()
                .put("figure", figure)
                .put("measured", measured)
                .put("aim", sign + Table.cell(aim))
                .put("reached", reached);
        return this;
    }

    /** Writes {@code <name>-aims.json}, to be gathered with those of the other measurements. */
    void write(String name) throws IOException {
        write(Files.createDirectories(Wish.results()), name);
    }

    void write(Path folder, String name) throws IOException {
        JSON.writerWithDefaultPrettyPrinter().writeValue(file(folder, name).toFile(), rows);
    }

    /** {@return a table of all that was written by these measurements} */
    static Table gathered(Path folder, List<String> names) throws IOException {
        Table table = new Table("Aims", "What Parley has reached.", "figure", "measured", "aim", "reached");
        for (String name : names) {
            if (Files.exists(file(folder, name))) {
                for (JsonNode row : JSON.readTree(file(folder, name).toFile())) {
                    table.row(
                            row.path("figure").asText(),
                            row.path("measured").asDouble(),
                            row.path("aim").asText(),
                            row.path("reached").asBoolean() ? "yes" : "no");
                }
            }
        }
        return table;
    }

    private static Path file(Path folder, String name) {
        return folder.resolve(name + "-aims.json");
    }
}
