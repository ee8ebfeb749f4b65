// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import io.parley.internal.store.ParkedFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses of the page of what was put aside, which keep what somebody has filtered by. */
final class ParkedQuery {

    private final Map<String, String> parameters = new LinkedHashMap<>();

    ParkedQuery(ParkedFilter filter) {
        if (filter.stage() != null) {
            parameters.put("stage", filter.stage().word());
        }
        if (filter.party() != null) {
            parameters.put("party", filter.party());
        }
        if (filter.cause() != null) {
            parameters.put("cause", filter.cause().name());
        }
        if (filter.text() != null) {
            parameters.put("q", filter.text());
        }
    }

    ParkedQuery with(String name, Object value) {
        parameters.put(name, value.toString());
        return this;
    }

    /** What stands there of a parameter; empty if nothing does. */
    String value(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** An address with all of it. */
    String on(String path) {
        return parameters.isEmpty()
                ? path
                : path + "?"
                        + parameters.entrySet().stream()
                                .map(entry -> entry.getKey() + "="
                                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"));
    }
}
