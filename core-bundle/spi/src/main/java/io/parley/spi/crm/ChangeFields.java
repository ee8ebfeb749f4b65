// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Fields of a record that is there, and nothing else of it: what the agent sends when a mapping has changed and is
 * applied to what was written before. Sent to a {@link Describer} alone, never beside a write to the same record.
 */
public final class ChangeFields extends CrmWrite {

    private final Kind record;

    /**
     * Some fields.
     *
     * @param record which kind of write made the record: a contact, a conversation or a message
     * @param key of that write
     * @param ref the record; if it is gone, nothing is made in its place
     * @param values what the fields shall be; those that are not named stay as they are
     */
    public ChangeFields(Kind record, String key, CrmRef ref, ObjectNode values) {
        super(Kind.FIELDS, key, ref, false, FieldValues.of(JsonNodeFactory.instance.objectNode(), values));
        this.record = record;
    }

    /** {@return which kind of write made the record: a contact, a conversation or a message} */
    public Kind record() {
        return record;
    }

    @Override
    public List<Parent> parents() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.changeFields(this);
    }
}
