// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** The README says what the bundle says. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Path METATYPE =
            Path.of("target/classes/OSGI-INF/metatype/io.parley.crm.sandbox.SandboxConfiguration.xml");

    @Test
    void theHeadingsAreTheUsualOnes() throws IOException {
        assertThat(Files.readAllLines(README).stream().filter(line -> line.startsWith("## ")))
                .containsExactly(
                        "## What it syncs",
                        "## Before you start",
                        "## Configuration",
                        "## Example",
                        "## Limits",
                        "## Repeat safety",
                        "## Troubleshooting",
                        "## Skipped contract tests");
    }

    @Test
    void theConfigurationIsTheOneOfTheMetatype() throws IOException {
        Document metatype = Jsoup.parse(Files.readString(METATYPE), Parser.xmlParser());
        Map<String, List<String>> expected = new TreeMap<>();
        for (Element attribute : metatype.select("AD")) {
            expected.put(
                    attribute.attr("id"),
                    List.of(
                            attribute.attr("type"),
                            attribute.attr("default").isEmpty() ? "empty" : attribute.attr("default"),
                            attribute.attr("required").equals("false") ? "no" : "yes",
                            attribute.attr("description")));
        }
        assertThat(documented()).isEqualTo(expected);
        assertThat(metatype.select("Designate").attr("factoryPid")).isEqualTo("io.parley.crm.sandbox");
    }

    /** Rows of the table under "Configuration": name, type, default, required, description. */
    private static Map<String, List<String>> documented() throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        boolean here = false;
        for (String line : Files.readAllLines(README)) {
            here = line.startsWith("## ") ? line.equals("## Configuration") : here;
            if (here && line.startsWith("| `")) {
                List<String> cells = new ArrayList<>();
                for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|")) {
                    cells.add(cell.replace("`", "").strip());
                }
                rows.put(cells.get(0), cells.subList(1, cells.size()));
            }
        }
        return rows;
    }
}
