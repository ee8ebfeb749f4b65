// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of the record itself or of a parent.
 *
 * @param hops pointers that are followed
 * @param field at the end
 */
record SoqlPath(List<Field> hops, Field field) {

    private static final Field TYPE = Field.system("Type", FieldType.TEXT);

    /** {@return the path that was written so} */
    static SoqlPath read(Schema schema, ObjectType from, String written) {
        List<String> names = new ArrayList<>(List.of(written.split("\\.")));
        if (names.size() > 1
                && names.get(0).equalsIgnoreCase(from.name())
                && from.relationship(names.get(0)).isEmpty()) {
            names.remove(0);
        }
        ObjectType type = from;
        boolean ofSeveral = false;
        List<Field> hops = new ArrayList<>();
        for (String name : names.subList(0, names.size() - 1)) {
            Field hop = type.relationship(name).orElseThrow(() -> Schema.noRelationship(name));
            hops.add(hop);
            ofSeveral = hop.referenceTo().size() > 1;
            type = schema.queried(hop.referenceTo().get(0));
        }
        ObjectType last = type;
        String name = names.get(names.size() - 1);
        if (ofSeveral) {
            return new SoqlPath(hops, named(name));
        }
        return new SoqlPath(hops, last.field(name).orElseThrow(() -> Schema.noColumn(name, last)));
    }

    /** Of a record that may be of several objects, a query is told what all of them have. */
    private static Field named(String name) {
        return List.of(Field.system("Id", FieldType.ID), Field.system("Name", FieldType.TEXT), TYPE).stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of(400, "INVALID_FIELD", "No such column '" + name + "' on entity 'Name'."));
    }

    /** {@return the value in the record in which the field is} */
    @Nullable Object in(Row owner) {
        return field == TYPE ? owner.type().name() : owner.get(field.name());
    }

    /** {@return the record in which the field is; empty when a pointer on the way is} */
    Optional<Row> owner(Row row, Org org) {
        Optional<Row> owner = Optional.of(row);
        for (Field hop : hops) {
            owner = owner.map(at -> (String) at.get(hop.name())).flatMap(org::find);
        }
        return owner;
    }

    /** {@return the value; null when there is none} */
    @Nullable Object value(Row row, Org org) {
        return owner(row, org).map(this::in).orElse(null);
    }
}
