// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.mapping;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.parley.spi.crm.FieldDescription;
import java.util.Map;
import java.util.Optional;

/**
 * A line of a mapping, such as {@code Followers = profile.followers}.
 *
 * @param part where it stands
 * @param field the name of the field in the CRM's API
 * @param expression what goes into it
 */
record Line(Part part, String field, Expression expression) {

    private static final int LONGEST = 4_000;
    private static final int LONGEST_FIELD = 200;

    static Line of(Part part, String text) throws MappingException {
        int sign = text.indexOf('=');
        String field = sign < 0 ? "" : text.substring(0, sign).strip();
        String expression = text.substring(sign + 1).strip();
        if (field.isEmpty() || field.length() > LONGEST_FIELD || expression.isEmpty() || text.length() > LONGEST) {
            throw new MappingException(part.attribute() + ": " + Values.shown(text)
                    + " must be a field, an equals sign and an expression, such as Followers = profile.followers, in at"
                    + " most " + LONGEST + " characters");
        }
        try {
            return new Line(part, field, Expression.of(expression));
        } catch (MappingException e) {
            throw new MappingException(
                    part.attribute() + ": " + field + " = " + Values.shown(expression) + ": " + e.getMessage());
        }
    }

    /**
     * What goes into the field.
     *
     * @param known what the expression may ask for
     * @return empty if the field is left alone
     */
    Optional<Value> value(Map<String, Object> known, FieldDescription description) throws MappingException {
        try {
            Optional<Object> result = expression.of(known);
            return result.isEmpty() ? Optional.empty() : Optional.of(fitted(result.get(), description));
        } catch (MappingException e) {
            throw fault(e.getMessage());
        }
    }

    private static Value fitted(Object result, FieldDescription description) throws MappingException {
        if (result == Jsonata.NULL_VALUE) {
            if (description.required()) {
                throw new MappingException("it is null, but a record needs this field");
            }
            return new Value(NullNode.getInstance(), false);
        }
        return Values.fit(result, description);
    }

    MappingException fault(String reason) {
        return new MappingException(part.attribute() + ": " + field + ": " + reason);
    }

    /**
     * A value as it is written.
     *
     * @param json of the field's type
     * @param cut whether the field takes less than there was
     */
    record Value(JsonNode json, boolean cut) {}
}
