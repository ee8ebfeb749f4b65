// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Values for fields of the CRM, by the names that the CRM's API uses, as the target's mapping computes them. They stand
 * beside what an adapter writes by itself, and win where both name the same field.
 *
 * <p>A value has the type that the {@link FieldDescription} says: TEXT, CHOICE and REFERENCE are JSON texts, NUMBER a number,
 * BOOLEAN true or false, DATE a text such as 2026-11-23, MOMENT a text such as 2026-11-23T08:15:00Z, CHOICES a list of texts;
 * null empties the field. A field that is not named is left alone.
 */
public final class FieldValues {

    private static final FieldValues NONE =
            new FieldValues(JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.objectNode());

    private final ObjectNode atFirst;
    private final ObjectNode always;

    private FieldValues(ObjectNode atFirst, ObjectNode always) {
        this.atFirst = atFirst;
        this.always = always;
    }

    /** {@return no values} */
    public static FieldValues none() {
        return NONE;
    }

    /**
     * Some values.
     *
     * @param atFirst written when the record is made, and belonging to people from then on
     * @param always written whenever the record is
     * @return the values
     */
    public static FieldValues of(ObjectNode atFirst, ObjectNode always) {
        return new FieldValues(atFirst.deepCopy(), always.deepCopy());
    }

    /** {@return a copy of what is written when the record is made, {@link #always()} included} */
    public ObjectNode forNew() {
        ObjectNode all = atFirst.deepCopy();
        all.setAll(always);
        return all;
    }

    /** {@return a copy of what is written whenever the record is} */
    public ObjectNode always() {
        return always.deepCopy();
    }

    /** {@return whether there are none} */
    public boolean isEmpty() {
        return atFirst.isEmpty() && always.isEmpty();
    }

    /** The names of the fields alone. */
    @Override
    public String toString() {
        return "FieldValues"
                + forNew().properties().stream().map(Map.Entry::getKey).toList();
    }
}
