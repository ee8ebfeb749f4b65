// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes the record with a key, or creates it. */
final class Upsert {

    private final Org org;
    private final Writer writer;

    /** Saves to this org. */
    Upsert(Org org) {
        this.org = org;
        writer = new Writer(org);
    }

    /**
     * What became of it.
     *
     * @param id of the record
     * @param created whether it is new
     */
    record Outcome(String id, boolean created) {}

    /** {@return what became of the record with that key} */
    Outcome save(Draft draft, Field key, String value, Author author) {
        Object typed = typed(key, value);
        List<Row> found = org.having(draft.type(), key, typed);
        if (found.size() > 1) {
            String ids = found.stream().map(Row::id).collect(Collectors.joining(", "));
            throw Refusal.record(
                    "DUPLICATE_EXTERNAL_ID",
                    key.name() + ": more than one record found for external id field: [" + ids + "]");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>(draft.values());
        if (found.isEmpty()) {
            values.put(key.name(), typed);
            return new Outcome(writer.insert(new Draft(draft.type(), null, values, draft.parents()), author), true);
        }
        Row row = found.get(0);
        writer.update(row.id(), new Draft(draft.type(), null, values, draft.parents()), author);
        return new Outcome(row.id(), false);
    }

    /** {@return a key from an address as the field holds it} */
    static Object typed(Field key, String value) {
        if (key.type() != FieldType.NUMBER) {
            return value;
        }
        if (!value.matches("-?\\d+(\\.\\d+)?")) {
            throw Refusal.notFound();
        }
        return Double.valueOf(value);
    }
}
