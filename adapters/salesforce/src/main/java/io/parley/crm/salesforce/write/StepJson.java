// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.mode.Mode;
import io.parley.crm.salesforce.org.Composite;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Steps as parts of a call. */
final class StepJson {

    private StepJson() {}

    /** {@return a part that writes the records of a step} */
    static ObjectNode part(Composite composite, Step step) {
        ArrayNode records = JsonNodeFactory.instance.arrayNode();
        step.entries().forEach(entry -> records.add(encoded(entry.json())));
        return switch (step.way()) {
            case INSERT -> composite.collection("POST", "", records);
            case UPSERT -> composite.collection("PATCH", "/" + step.type() + "/" + Mode.KEY, records);
            case UPDATE -> composite.collection("PATCH", "", records);
        };
    }

    /** Several choices are one text, with semicolons between them. */
    private static ObjectNode encoded(ObjectNode json) {
        ObjectNode encoded = json.deepCopy();
        json.properties().forEach(value -> {
            if (value.getValue().isArray()) {
                encoded.put(
                        value.getKey(),
                        StreamSupport.stream(value.getValue().spliterator(), false)
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(";")));
            }
        });
        return encoded;
    }
}
