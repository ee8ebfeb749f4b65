// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values that Salesforce makes of others. */
final class Derived {

    private Derived() {}

    /** {@return the record with what follows from its values; before is null for a new one} */
    static Row complete(Org org, @Nullable Row before, Row row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        ObjectType type = row.type();
        if (type.field("FirstName").isPresent()) {
            values.put(
                    "Name",
                    Stream.of("FirstName", "LastName")
                            .map(row::get)
                            .filter(Objects::nonNull)
                            .map(String::valueOf)
                            .collect(Collectors.joining(" ")));
        } else if (type.custom() && type.autoNumber().isEmpty() && row.get("Name") == null) {
            values.put("Name", row.id());
        }
        if (before == null) {
            type.autoNumber()
                    .ifPresent(
                            format -> values.put(type.custom() ? "Name" : "CaseNumber", org.newNumber(type, format)));
        }
        if (type.name().equals("Case")) {
            boolean closed = "Closed".equalsIgnoreCase((String) row.get("Status"));
            boolean already = before != null && Boolean.TRUE.equals(before.get("IsClosed"));
            values.put("IsClosed", closed);
            values.put("ClosedDate", closed ? already ? row.get("ClosedDate") : org.now() : null);
        }
        return row.with(values);
    }
}
