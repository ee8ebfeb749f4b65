// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.mapping;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Functions of JSONata that could run or grow without an end, or carry out what a customer wrote, put into bounds. */
final class Guards {

    private final Map<String, Jsonata.JFunction> functions = new HashMap<>();

    Guards(Bounds bounds) {
        guard("match", "<s-f<s:o>n?:a<o>>", values -> {
            Pattern pattern = pattern(values.get(1));
            bounds.tryOut(pattern, (String) values.get(0));
            return Functions.match((String) values.get(0), pattern, whole(values, 2));
        });
        guard("contains", "<s-(sf):b>", values -> {
            tryOut(values, bounds);
            return Functions.contains((String) values.get(0), values.get(1));
        });
        guard("split", "<s-(sf)n?:a<s>>", values -> {
            tryOut(values, bounds);
            return Functions.split((String) values.get(0), values.get(1), whole(values, 2));
        });
        guard("replace", "<s-(sf)(sf)n?:s>", values -> {
            tryOut(values, bounds);
            return Functions.replace((String) values.get(0), values.get(1), values.get(2), whole(values, 3));
        });
        guard("pad", "<s-ns?:s>", values -> {
            Number width = (Number) values.get(1);
            Bounds.checkLength(Math.abs(width.longValue()));
            return Functions.pad((String) values.get(0), width, (String) at(values, 2));
        });
        guard("eval", "<sx?:x>", values -> {
            throw new JException("$eval is not there: what a customer writes is never carried out", -1);
        });
    }

    /** What a guarded function does. */
    @FunctionalInterface
    private interface Guarded {

        Object of(List<?> values);
    }

    /** Puts them in the place of the unguarded ones. */
    void bind(Jsonata.Frame frame) {
        functions.forEach(frame::bind);
    }

    private void guard(String name, String signature, Guarded function) {
        functions.put(
                name,
                new Jsonata.JFunction(
                        (input, values) -> values.isEmpty() || values.get(0) == null && !name.equals("eval")
                                ? null
                                : function.of(values),
                        signature));
    }

    private static void tryOut(List<?> values, Bounds bounds) {
        if (values.get(1) instanceof Pattern pattern) {
            bounds.tryOut(pattern, (String) values.get(0));
        }
    }

    private static Pattern pattern(Object value) {
        if (value instanceof Pattern pattern) {
            return pattern;
        }
        throw new JException("the second argument of $match is a pattern such as /[0-9]+/", -1);
    }

    private static Integer whole(List<?> values, int index) {
        return at(values, index) instanceof Number number ? Integer.valueOf(number.intValue()) : null;
    }

    private static Object at(List<?> values, int index) {
        return index < values.size() ? values.get(index) : null;
    }
}
