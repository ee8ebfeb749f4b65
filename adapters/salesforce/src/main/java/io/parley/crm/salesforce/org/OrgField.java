// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.org;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A field as the org describes it to Parley's user; what that user cannot see is not described.
 *
 * @param name in the API
 * @param label for people
 * @param type in the words of Salesforce
 * @param length most characters of a text, 0 where that does not apply
 * @param createable whether it can be set in a new record
 * @param updateable whether it can be changed
 * @param demanded whether a new record must have a value, and nothing puts one there by itself
 * @param key whether it is a unique external id
 * @param choices the only values it takes; empty when it takes any
 */
public record OrgField(
        String name,
        String label,
        String type,
        int length,
        boolean createable,
        boolean updateable,
        boolean demanded,
        boolean key,
        List<String> choices) {

    /** {@return a field of a describe} */
    static OrgField read(JsonNode json) {
        List<String> choices = new ArrayList<>();
        if (json.path("restrictedPicklist").asBoolean()) {
            for (JsonNode value : json.path("picklistValues")) {
                if (value.path("active").asBoolean()) {
                    choices.add(value.path("value").asText());
                }
            }
        }
        String name = json.path("name").asText();
        boolean createable = json.path("createable").asBoolean();
        return new OrgField(
                name,
                json.path("label").asText(name),
                json.path("type").asText(),
                json.path("length").asInt(),
                createable,
                json.path("updateable").asBoolean(),
                createable
                        && !json.path("nillable").asBoolean(true)
                        && !json.path("defaultedOnCreate").asBoolean()
                        && !json.path("type").asText().equals("boolean"),
                json.path("externalId").asBoolean() && json.path("unique").asBoolean(),
                List.copyOf(choices));
    }
}
