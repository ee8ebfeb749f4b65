// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Records as JSON. */
final class Rows {

    private Rows() {}

    /** {@return what says which record it is} */
    static ObjectNode attributes(Row row) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", row.type().name())
                .put("url", address(row));
    }

    /** {@return the path of a record} */
    static String address(Row row) {
        return Api.BASE + "/sobjects/" + row.type().name() + "/" + row.id();
    }

    /** {@return a record with these fields} */
    static ObjectNode write(Row row, Collection<Field> fields) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("attributes", attributes(row));
        fields.forEach(field -> node.set(field.name(), value(row.get(field.name()))));
        return node;
    }

    /** {@return a value; null of JSON when there is none} */
    static JsonNode value(@Nullable Object value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value == null) {
            return json.nullNode();
        }
        if (value instanceof Boolean yes) {
            return json.booleanNode(yes);
        }
        if (value instanceof Double number) {
            return json.numberNode(number);
        }
        return json.textNode(value instanceof Instant time ? Times.write(time) : String.valueOf(value));
    }
}
