// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a method, and how a call is bound to them.
 *
 * @param positional names in their order
 * @param required how many of them have no default
 * @param open whether other keywords are taken as well
 */
record Signature(String method, List<String> positional, int required, boolean open) {

    static Signature of(String method, int required, String... positional) {
        return new Signature(method, Arrays.asList(positional), required, false);
    }

    Signature withKeywords() {
        return new Signature(method, positional, required, true);
    }

    /** {@return the arguments by name, or a TypeError in Python's words} */
    Map<String, Object> bind(List<?> arguments, Map<String, Object> keywords) {
        if (arguments.size() > positional.size()) {
            throw OdooException.type("%s() takes %d positional arguments but %d were given"
                    .formatted(method, positional.size() + 1, arguments.size() + 1));
        }
        Map<String, Object> bound = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            bound.put(positional.get(i), arguments.get(i));
        }
        keywords.forEach((name, value) -> {
            if (bound.containsKey(name)) {
                throw OdooException.type("%s() got multiple values for argument '%s'".formatted(method, name));
            }
            if (!open && !positional.contains(name)) {
                throw OdooException.type("%s() got an unexpected keyword argument '%s'".formatted(method, name));
            }
            bound.put(name, value);
        });
        positional.stream()
                .limit(required)
                .filter(name -> !bound.containsKey(name))
                .forEach(name -> {
                    throw OdooException.type(
                            "%s() missing 1 required positional argument: '%s'".formatted(method, name));
                });
        return bound;
    }
}
