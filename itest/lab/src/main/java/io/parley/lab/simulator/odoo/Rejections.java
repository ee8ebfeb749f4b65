// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the database refuses because somebody configured it so, and locks that others hold. */
final class Rejections {

    private final List<Rejection> rejections = new ArrayList<>();
    private int conflicts;

    private record Rejection(
            String model, String method, Predicate<Map<String, Object>> values, String exceptionName, String message) {}

    void add(String model, String method, Predicate<Map<String, Object>> values, String exceptionName, String message) {
        rejections.add(new Rejection(model, method, values, exceptionName, message));
    }

    void conflict(int times) {
        conflicts = times;
    }

    /** Throws what was configured for such values. */
    void check(String model, String method, Map<String, Object> values) {
        for (Rejection rejection : rejections) {
            if (rejection.model().equals(model)
                    && rejection.method().equals(method)
                    && rejection.values().test(values)) {
                throw new OdooException(rejection.exceptionName(), rejection.message());
            }
        }
    }

    /** Throws when another transaction still holds a row after the server's own tries. */
    void checkConflict() {
        if (conflicts > 0) {
            conflicts--;
            throw new OdooException(
                    "psycopg2.errors.SerializationFailure", "could not serialize access due to concurrent update\n");
        }
    }
}
