// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Fields of a model, and how their values are told here and there. */
final class Fields {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> NUMBERS = Set.of("integer", "float", "monetary");

    private final String model;
    private final JsonNode described;

    private Fields(String model, JsonNode described) {
        this.model = model;
        this.described = described;
    }

    static Fields of(OdooSession odoo, String model, Collection<String> names)
            throws SyncException, InterruptedException {
        return new Fields(
                model,
                names.isEmpty()
                        ? JSON.objectNode()
                        : odoo.read(
                                model,
                                "fields_get",
                                Map.of("allfields", List.copyOf(names), "attributes", List.of("type"))));
    }

    boolean has(String name) {
        return described.has(name);
    }

    boolean lacks(String name) {
        return !has(name);
    }

    /** What a mapping gives, as the import takes it. */
    Map<String, Cell> cells(ObjectNode values) throws SyncException.ItemRejected {
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            cells.put(value.getKey(), cell(value.getKey(), value.getValue()));
        }
        return cells;
    }

    private Cell cell(String name, JsonNode value) throws SyncException.ItemRejected {
        if (!has(name)) {
            throw new SyncException.ItemRejected("Odoo has no field " + name + " in " + model
                    + ", or does not show it to Parley's user; change the mapping.");
        }
        try {
            return cell(name, type(name), value);
        } catch (DateTimeException e) {
            throw new SyncException.ItemRejected("The mapping gives no time for " + name + " of " + model);
        }
    }

    private static Cell cell(String name, String type, JsonNode value) {
        if (NUMBERS.contains(type)) {
            JsonNode number = value.isNumber() ? value : JSON.numberNode(0);
            return new Cell(name, number.decimalValue().stripTrailingZeros().toPlainString(), number);
        }
        String text = Untrusted.text(value.isNull() ? "" : value.asText(), Integer.MAX_VALUE);
        return switch (type) {
            case "boolean" -> new Cell(name, String.valueOf(value.asBoolean()), JSON.booleanNode(value.asBoolean()));
            case "html" -> Cell.markup(name, OdooText.markup(text), text);
            case "many2one" -> Cell.reference(name, text);
            case "many2many" -> {
                Set<String> ids = new TreeSet<>();
                value.forEach(id -> ids.add(id.asText()));
                yield new Cell(name + "/.id", String.join(",", ids), texts(ids));
            }
            case "datetime" -> {
                if (text.isEmpty()) {
                    yield Cell.text(name, "");
                }
                Instant moment = Instant.parse(text).truncatedTo(ChronoUnit.SECONDS);
                yield new Cell(name, OdooText.time(moment), JSON.textNode(moment.toString()));
            }
            default -> Cell.text(name, text);
        };
    }

    /** What Odoo reads, as a mapping would give it. */
    JsonNode told(String name, JsonNode read, HtmlText htmlText) {
        String type = type(name);
        if (type.equals("boolean") || NUMBERS.contains(type)) {
            return read;
        }
        if (type.equals("many2many")) {
            List<String> ids = new ArrayList<>();
            read.forEach(id -> ids.add(id.asText()));
            return texts(new TreeSet<>(ids));
        }
        String text =
                switch (type) {
                    case "html" -> read.isTextual() ? htmlText.toPlainText(read.asText()) : "";
                    case "many2one" -> read.path(0).asText();
                    case "datetime" ->
                        read.isTextual() ? OdooText.time(read.asText()).toString() : "";
                    default -> read.isBoolean() ? "" : read.asText();
                };
        return text.isEmpty() ? JSON.nullNode() : JSON.textNode(text);
    }

    private String type(String name) {
        return described.path(name).path("type").asText();
    }

    private static JsonNode texts(Collection<String> texts) {
        return texts.stream()
                .map(JSON::textNode)
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), nodes -> JSON.arrayNode().addAll(nodes)));
    }
}
