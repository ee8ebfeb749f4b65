// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A model with its fields, to which an administrator may add. */
final class Model {

    private static final String COMMON = """
            id | integer | ID
            display_name | char | Display Name | computed
            create_date | datetime | Created on
            create_uid | many2one res.users | Created by
            write_date | datetime | Last Updated on
            write_uid | many2one res.users | Last Updated by
            """;
    private static final String THREAD = """
            message_ids | one2many mail.message | Messages | computed
            message_follower_ids | one2many mail.followers | Followers | computed
            message_partner_ids | many2many res.partner | Followers (Partners) | computed
            """;

    private final String name;
    private final String label;
    private final String order;
    private final boolean thread;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    /** A model from lines, each of one field. */
    Model(String name, String label, String order, boolean thread, String definition) {
        this.name = name;
        this.label = label;
        this.order = order;
        this.thread = thread;
        Stream.of(COMMON, thread ? THREAD : "", definition)
                .flatMap(String::lines)
                .filter(Predicate.not(String::isBlank))
                .map(Field::parse)
                .forEach(this::add);
    }

    void add(Field field) {
        fields.put(field.name(), field);
    }

    String name() {
        return name;
    }

    String label() {
        return label;
    }

    String order() {
        return order;
    }

    /** {@return whether it has a chatter} */
    boolean thread() {
        return thread;
    }

    String table() {
        return name.replace('.', '_');
    }

    Map<String, Field> fields() {
        return fields;
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /** {@return a field, or a ValueError} */
    Field field(String fieldName) {
        Field field = fields.get(fieldName);
        if (field == null) {
            throw OdooException.unknownField(name, fieldName);
        }
        return field;
    }
}
