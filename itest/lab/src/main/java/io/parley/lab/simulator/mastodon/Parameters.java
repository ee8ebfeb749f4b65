// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.lab.simulator.Call;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a call that writes says, in its address and in a body of the types that the server reads. */
final class Parameters {

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> structures = new HashSet<>();

    Parameters(Call call) {
        call.query().forEach((name, all) -> put(name, all.get(all.size() - 1)));
        String type = call.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("application/json") && call.body().length > 0) {
            readObject(call.json());
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            call.form().forEach((name, all) -> put(name, all.get(all.size() - 1)));
        } else if (type.startsWith("multipart/form-data")) {
            throw Refusal.notSimulated("multipart/form-data");
        }
    }

    /** {@return a value that is more than blanks} */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /** {@return whether there is anything of this name, be it a list or an object} */
    boolean has(String name) {
        return structures.contains(name) || value(name).isPresent();
    }

    private void readObject(JsonNode body) {
        if (body.isMissingNode()) {
            throw new Refusal(400, "Bad Request");
        }
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            JsonNode value = field.getValue();
            if (value.isContainerNode() && !value.isEmpty()) {
                structures.add(field.getKey());
            } else if (value.isValueNode() && !value.isNull()) {
                values.put(field.getKey(), value.asText());
            }
        }
    }

    private void put(String name, String value) {
        int bracket = name.indexOf('[');
        if (bracket < 0) {
            values.put(name, value);
        } else {
            structures.add(name.substring(0, bracket));
        }
    }
}
