// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An expression of JSONata. Any thread, one at a time. */
final class Expression {

    /** An object with one value: it is missing where the expression is undefined, and null where that is null. */
    private static final String WRAPPED = "{\"value\": (%s)}";

    private final Jsonata compiled;
    private final Bounds bounds = new Bounds();
    private final Guards guards = new Guards(bounds);

    private Expression(Jsonata compiled) {
        this.compiled = compiled;
    }

    /**
     * Reads an expression.
     *
     * @throws MappingException if it is none
     */
    static Expression of(String text) throws MappingException {
        try {
            Jsonata.jsonata(text);
            return new Expression(Jsonata.jsonata(WRAPPED.formatted(text)));
        } catch (JException e) {
            throw new MappingException(sentence(e) + " at character " + e.getLocation());
        } catch (RuntimeException | StackOverflowError e) {
            throw new MappingException("this is no expression of JSONata");
        }
    }

    /**
     * What it is of what is known.
     *
     * @param known texts, numbers, booleans, maps and lists of them
     * @return empty if it is undefined; {@link Jsonata#NULL_VALUE} if it is null
     * @throws MappingException if it fails
     */
    synchronized Optional<Object> of(Map<String, Object> known) throws MappingException {
        try {
            Jsonata.Frame frame = compiled.createFrame();
            bounds.watch(frame);
            guards.bind(frame);
            Object result = compiled.evaluate(known, frame);
            if (!(result instanceof Map<?, ?> map) || !map.containsKey("value")) {
                return Optional.empty();
            }
            return Optional.of(Objects.requireNonNullElse(map.get("value"), Jsonata.NULL_VALUE));
        } catch (JException e) {
            throw new MappingException(sentence(e));
        } catch (RuntimeException | StackOverflowError e) {
            throw new MappingException(Objects.requireNonNullElse(e.getMessage(), "it fails"));
        }
    }

    private static String sentence(JException fault) {
        @Nullable String message = fault.getMessage();
        return message == null ? "it fails" : message.replace("JSonataException ", "");
    }
}
