// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import io.parley.internal.mapping.Mappings.Described;
import io.parley.spi.crm.FieldDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fields of a CRM as a page shows them. */
final class FieldRows {

    private FieldRows() {}

    static List<Map<String, Object>> of(Described described) {
        return described.records().stream()
                .flatMap(record -> record.fields().stream()
                        .map(field -> Map.<String, Object>of(
                                "kind", record.kind().name().toLowerCase(Locale.ROOT),
                                "name", field.name(),
                                "label", field.label(),
                                "type", type(field),
                                "use", use(field))))
                .toList();
    }

    private static String type(FieldDescription field) {
        String type = field.type().name().toLowerCase(Locale.ROOT);
        if (!field.choices().isEmpty()) {
            return type + ": " + String.join(", ", field.choices());
        }
        return field.maxLength() == 0 ? type : type + " of at most " + field.maxLength();
    }

    private static String use(FieldDescription field) {
        List<String> use = new ArrayList<>();
        if (field.reserved()) {
            use.add("Parley's own");
        } else if (!field.creatable()) {
            use.add("read only");
        } else if (!field.updatable()) {
            use.add("at first only");
        }
        if (field.required()) {
            use.add("needed");
        }
        return String.join(", ", use);
    }
}
