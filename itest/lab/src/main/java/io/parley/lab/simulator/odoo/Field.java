// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A field of a model.
 *
 * @param relation the model it points to, or an empty text
 * @param inverse of a one2many: the many2one on the other side
 * @param flags required, readonly, tracked, computed, settings, cascade, restrict, default=…
 */
record Field(
        String name,
        String type,
        String relation,
        String inverse,
        Map<String, String> selection,
        String label,
        Set<String> flags) {

    /** {@return a field from "name | type … | label | flags"} */
    static Field parse(String line) {
        String[] parts = Arrays.stream(line.split("\\|", -1)).map(String::trim).toArray(String[]::new);
        String[] kind = parts[1].split(" ", 2);
        boolean selects = kind[0].equals("selection");
        String[] target = selects || kind.length == 1 ? new String[0] : kind[1].split(" ");
        Map<String, String> selection = new LinkedHashMap<>();
        if (selects) {
            for (String choice : kind[1].split(",")) {
                selection.put(choice.substring(0, choice.indexOf('=')), choice.substring(choice.indexOf('=') + 1));
            }
        }
        return new Field(
                parts[0],
                kind[0],
                target.length > 0 ? target[0] : "",
                target.length > 1 ? target[1] : "",
                selection,
                parts[2],
                parts.length > 3 ? Set.of(parts[3].split(" ")) : Set.of());
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    boolean is(String... types) {
        return Arrays.asList(types).contains(type);
    }

    /** {@return whether it has a column or a table of its own} */
    boolean stored() {
        return !has("computed") && !is("one2many");
    }

    Optional<String> defaultValue() {
        return flags.stream()
                .filter(flag -> flag.startsWith("default="))
                .map(flag -> flag.substring(8))
                .findFirst();
    }

    /** {@return what fields_get says} */
    Map<String, Object> description() {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("name", name);
        description.put("type", type);
        description.put("string", label);
        description.put("required", has("required"));
        description.put(
                "readonly", has("computed") || has("readonly") || name.equals("id") || name.startsWith("create_"));
        description.put("store", stored() || is("one2many") && !has("computed"));
        description.put("searchable", true);
        description.put("sortable", stored());
        description.put("manual", name.startsWith("x_"));
        if (!relation.isEmpty()) {
            description.put("relation", relation);
        }
        if (!inverse.isEmpty()) {
            description.put("relation_field", inverse);
        }
        if (is("selection")) {
            description.put(
                    "selection",
                    selection.entrySet().stream()
                            .map(choice -> new String[] {choice.getKey(), choice.getValue()})
                            .toList());
        }
        return description;
    }
}
