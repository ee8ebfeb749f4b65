// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.mapping;

import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.FieldDescription;
import io.parley.spi.crm.FieldDescription.Type;
import io.parley.spi.crm.RecordDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks whether the lines of a mapping fit to a description of a CRM: by the fields, and by trying them out on an example
 * that has everything and on one that has nothing.
 *
 * @param records the description
 */
record FitCheck(List<RecordDescription> records) {

    private static final int MOST_NAMED = 40;

    void check(List<Line> lines) throws MappingException {
        for (Line line : lines) {
            RecordDescription record = records.stream()
                    .filter(described -> described.kind() == line.part().kind())
                    .findFirst()
                    .orElseThrow(() -> line.fault("the CRM has no such records whose fields could be set"));
            FieldDescription field = record.field(line.field()).orElseThrow(() -> line.fault(unknown(record)));
            checkUse(line, field);
            tryOut(line, field);
        }
        for (RecordDescription record : records) {
            checkRequired(record, lines);
        }
    }

    private static String unknown(RecordDescription record) {
        String some = record.fields().stream()
                .filter(field -> !field.reserved() && field.creatable())
                .map(FieldDescription::name)
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
        return record.type() + " has no such field; there are " + some;
    }

    private static void checkUse(Line line, FieldDescription field) throws MappingException {
        if (field.reserved()) {
            throw line.fault("Parley needs this field for itself; choose another one");
        }
        if (!field.creatable()) {
            throw line.fault(
                    "the user of the agent may not set it; choose another field, or give the user the permission");
        }
        if (!line.part().atFirst() && !field.updatable()) {
            throw line.fault("it cannot be changed later; put the line into "
                    + line.part().attribute() + "AtFirst");
        }
    }

    /**
     * An example does not know which texts are choices or moments: what depends on what comes in is only checked for its
     * type.
     */
    private static void tryOut(Line line, FieldDescription field) throws MappingException {
        Map<String, Object> everything = Example.facts(line.part().kind()).known();
        FieldDescription free = field.choices().isEmpty()
                ? field
                : FieldDescription.of(field.name(), field.type()).build();
        line.value(everything, free);
        Facts nothing = new Facts("", "");
        nothing.known().clear();
        Optional<Object> constant = constant(line, nothing);
        if (constant.isPresent() && Set.of(Type.CHOICE, Type.CHOICES).contains(field.type())) {
            line.value(nothing.known(), field);
        }
    }

    private static Optional<Object> constant(Line line, Facts nothing) {
        try {
            return line.expression().of(nothing.known());
        } catch (MappingException e) {
            // Where everything is missing an expression may fail; in a real message most things are there.
            return Optional.empty();
        }
    }

    private static void checkRequired(RecordDescription record, List<Line> lines) throws MappingException {
        for (FieldDescription field : record.fields()) {
            boolean mapped = lines.stream()
                    .anyMatch(line ->
                            line.part().kind() == record.kind() && line.field().equals(field.name()));
            if (field.required() && !field.reserved() && !mapped) {
                throw new MappingException(attribute(record.kind()) + ": " + record.type() + " needs " + field.name()
                        + "; add a line such as " + field.name() + " = \"…\"");
            }
        }
    }

    private static String attribute(CrmWrite.Kind kind) {
        return List.of(Part.values()).stream()
                .filter(part -> part.kind() == kind && part.atFirst())
                .findFirst()
                .orElseThrow()
                .attribute();
    }
}
