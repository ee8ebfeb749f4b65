// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * A value of a field, as Odoo's import takes it.
 *
 * @param column the field, and after a slash what kind of name of another record stands in it
 * @param text what is sent; empty empties the field
 * @param told the same in the form in which mappings give values; missing if it is of no interest to people
 */
record Cell(String column, String text, JsonNode told) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Cell text(String field, String text) {
        return new Cell(field, text, text.isEmpty() ? JSON.nullNode() : JSON.textNode(text));
    }

    static Cell markup(String field, String markup, String plain) {
        return new Cell(field, markup, plain.isEmpty() ? JSON.nullNode() : JSON.textNode(plain));
    }

    static Cell number(String field, long number) {
        return new Cell(field, String.valueOf(number), JSON.numberNode(number));
    }

    /** By the id of another record; an empty one for none. */
    static Cell reference(String field, String id) {
        return new Cell(field + "/.id", id, id.isEmpty() ? JSON.nullNode() : JSON.textNode(id));
    }

    /** What Odoo needs, and nobody looks at. */
    static Cell silent(String column, String text) {
        return new Cell(column, text, JSON.missingNode());
    }
}
