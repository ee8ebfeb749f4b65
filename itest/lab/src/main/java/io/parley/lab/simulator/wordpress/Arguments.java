// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Call;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects what a call passes; the body wins over the query, and the query over the number in the address. */
final class Arguments {

    private static final Pattern BRACKETS = Pattern.compile("([^\\[]+)\\[([^\\]]*)\\]");

    private Arguments() {}

    /** {@return all arguments of a call, without those that are null} */
    static ObjectNode of(Call call, Optional<String> id) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        id.ifPresent(number -> all.put("id", number));
        all.setAll(ofPairs(call.query()));
        String type = call.header("Content-Type")
                .orElse("")
                .replaceFirst(";.*", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (type.equals("application/x-www-form-urlencoded")) {
            all.setAll(ofPairs(call.form()));
        } else if (type.equals("application/json") && call.body().length > 0) {
            ofJson(call.json()).ifPresent(all::setAll);
        }
        return all;
    }

    /** {@return arguments as PHP reads a query or a form: the last value counts, and name[] makes an array} */
    static ObjectNode ofPairs(Map<String, List<String>> pairs) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        pairs.forEach((name, values) -> {
            Matcher brackets = BRACKETS.matcher(name);
            if (!brackets.matches()) {
                all.put(name, values.get(values.size() - 1));
            } else if (brackets.group(2).matches("\\d*")) {
                ArrayNode array = all.path(brackets.group(1)) instanceof ArrayNode begun
                        ? begun
                        : all.putArray(brackets.group(1));
                values.forEach(array::add);
            } else {
                all.withObject("/" + brackets.group(1)).put(brackets.group(2), values.get(values.size() - 1));
            }
        });
        return all;
    }

    private static Optional<ObjectNode> ofJson(JsonNode json) {
        if (json.isMissingNode()) {
            ObjectNode details = JsonNodeFactory.instance.objectNode();
            details.put("json_error_code", 4).put("json_error_message", "Syntax error");
            throw new Refusal(400, "rest_invalid_json", "The body is no JSON.", details);
        }
        if (!(json instanceof ObjectNode object)) {
            return Optional.empty();
        }
        ObjectNode present = object.deepCopy();
        present.properties().removeIf(field -> field.getValue().isNull());
        return Optional.of(present);
    }
}
