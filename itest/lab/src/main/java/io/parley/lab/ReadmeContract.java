// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The README of a plug-in says what the bundle says: the usual headings, and a table of the configuration that agrees with
 * the Metatype. Runs in the plug-in's folder.
 */
public abstract class ReadmeContract extends Contract {

    private static final Path README = Path.of("README.md");

    /** Stands where the template of a plug-in says nothing. */
    private static final String TO_BE_WRITTEN = "to be written";

    private static final Path METATYPES = Path.of("target", "classes", "OSGI-INF", "metatype");

    /**
     * A line of the table.
     *
     * @param type as the Metatype says it
     * @param preset empty where there is none
     * @param required whether it must be given
     * @param description in the README it may go on
     */
    private record Attribute(String type, String preset, boolean required, String description) {}

    @ContractTest
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

    @ContractTest
    void nothingIsLeftToBeWritten() throws IOException {
        assertThat(Files.readAllLines(README).stream()
                        .filter(line -> line.toLowerCase(Locale.ROOT).contains(TO_BE_WRITTEN)))
                .as("Not written yet: what the README says of the plug-in, in place of \"%s\"", TO_BE_WRITTEN)
                .isEmpty();
    }

    @ContractTest
    void theConfigurationIsTheOneOfTheMetatype() throws Exception {
        Map<String, Attribute> declared = declared();
        Map<String, Attribute> documented = documented();
        assertThat(documented.keySet()).isEqualTo(declared.keySet());
        declared.forEach((name, attribute) -> {
            Attribute told = documented.get(name);
            assertThat(told.type()).as("type of %s", name).isEqualTo(attribute.type());
            assertThat(told.preset()).as("default of %s", name).isEqualTo(attribute.preset());
            assertThat(told.required()).as("%s is required", name).isEqualTo(attribute.required());
            assertThat(told.description()).as("description of %s", name).startsWith(attribute.description());
        });
    }

    @ContractTest
    void everyAttributeIsExplained() throws Exception {
        assertThat(declared().values()).allSatisfy(attribute -> assertThat(attribute.description())
                .hasSizeGreaterThan(15)
                .endsWith("."));
    }

    private static Map<String, Attribute> declared() throws Exception {
        Map<String, Attribute> attributes = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> found = Files.list(METATYPES)) {
            files = found.toList();
        }
        for (Path file : files) {
            NodeList nodes = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getElementsByTagName("AD");
            for (int i = 0; i < nodes.getLength(); i++) {
                Element node = (Element) nodes.item(i);
                attributes.put(
                        node.getAttribute("id"),
                        new Attribute(
                                node.getAttribute("type"),
                                node.getAttribute("default").replace("\\", ""),
                                !node.getAttribute("required").equals("false")
                                        && node.getAttribute("default").isEmpty()
                                        && node.getAttribute("cardinality").isEmpty(),
                                node.getAttribute("description")));
            }
        }
        return attributes;
    }

    /** Rows of the table under "Configuration": name, type, default, required, description. */
    private static Map<String, Attribute> documented() throws IOException {
        Map<String, Attribute> rows = new TreeMap<>();
        boolean here = false;
        for (String line : Files.readAllLines(README)) {
            here = line.startsWith("## ") ? line.equals("## Configuration") : here;
            if (here && line.startsWith("| `")) {
                List<String> cells = new ArrayList<>();
                for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|")) {
                    cells.add(cell.replace("`", "").strip());
                }
                String preset = cells.get(2).equals("empty") ? "" : cells.get(2);
                rows.put(
                        cells.get(0),
                        new Attribute(cells.get(1), preset, cells.get(3).equals("yes"), cells.get(4)));
            }
        }
        return rows;
    }
}
