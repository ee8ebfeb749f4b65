// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a write would do to one record of a CRM. */
public final class RecordPreview {

    private final String type;
    private final @Nullable CrmRef ref;
    private final ObjectNode before;
    private final ObjectNode after;

    private RecordPreview(String type, @Nullable CrmRef ref, ObjectNode before, ObjectNode after) {
        this.type = type;
        this.ref = ref;
        this.before = before.deepCopy();
        this.after = after.deepCopy();
    }

    /**
     * A record that would be made.
     *
     * @param type the CRM's type of record
     * @param after its fields
     * @return the preview
     */
    public static RecordPreview made(String type, ObjectNode after) {
        return new RecordPreview(type, null, JsonNodeFactory.instance.objectNode(), after);
    }

    /**
     * A record that is there.
     *
     * @param ref which
     * @param before what stands in the fields that would be written; others do not matter
     * @param after what would be written
     * @return the preview
     */
    public static RecordPreview changed(CrmRef ref, ObjectNode before, ObjectNode after) {
        return new RecordPreview(ref.type(), ref, before, after);
    }

    /** {@return the CRM's type of record} */
    public String type() {
        return type;
    }

    /** {@return the record; empty if it would be made} */
    public Optional<CrmRef> ref() {
        return Optional.ofNullable(ref);
    }

    /** {@return a copy of what stands in the fields that would be written} */
    public ObjectNode before() {
        return before.deepCopy();
    }

    /** {@return a copy of what would be written} */
    public ObjectNode after() {
        return after.deepCopy();
    }

    /** {@return a copy of the fields that would be different; all of them if the record would be made} */
    public ObjectNode difference() {
        ObjectNode difference = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : after.properties()) {
            if (ref == null || !same(before.path(field.getKey()), field.getValue())) {
                difference.set(field.getKey(), field.getValue());
            }
        }
        return difference;
    }

    private static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        boolean neither = (one.isMissingNode() || one.isNull()) && (other.isMissingNode() || other.isNull());
        return neither || one.equals(other);
    }
}
