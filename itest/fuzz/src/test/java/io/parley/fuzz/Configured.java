// SPDX-License-Identifier: Apache-2.0
package io.parley.fuzz;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as the container hands them over: what is given, and defaults for the rest. */
public final class Configured {

    private Configured() {}

    /** A configuration of a type. */
    public static <T> T as(Class<T> type, Map<String, ?> values) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> values.containsKey(method.getName())
                        ? values.get(method.getName())
                        : method.getDefaultValue()));
    }
}
