// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.org;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.Untrusted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An object as the org describes it to Parley's user.
 *
 * @param name in the API
 * @param label for people
 * @param writable whether its records can be made and changed
 * @param deletable whether they can be deleted
 * @param fields by their names
 * @param recordTypes ids of those that Parley may use, by their developer names
 */
public record OrgObject(
        String name,
        String label,
        boolean writable,
        boolean deletable,
        Map<String, OrgField> fields,
        Map<String, String> recordTypes) {

    private static final String CUSTOM = "__c";

    /** {@return an object of a describe} */
    static OrgObject read(JsonNode json) {
        Map<String, OrgField> fields = new LinkedHashMap<>();
        for (JsonNode field : json.path("fields")) {
            OrgField read = OrgField.read(field);
            fields.put(read.name(), read);
        }
        Map<String, String> recordTypes = new LinkedHashMap<>();
        for (JsonNode type : json.path("recordTypeInfos")) {
            if (type.path("active").asBoolean() && type.path("available").asBoolean()) {
                recordTypes.put(
                        type.path("developerName").asText(),
                        type.path("recordTypeId").asText());
            }
        }
        String name = json.path("name").asText();
        return new OrgObject(
                name,
                json.path("label").asText(name),
                json.path("createable").asBoolean() && json.path("updateable").asBoolean(),
                json.path("deletable").asBoolean(),
                fields,
                recordTypes);
    }

    /** {@return a field by its name} */
    public Optional<OrgField> field(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** {@return whether Parley can set a field in new records} */
    public boolean takes(String field) {
        return field(field).filter(OrgField::createable).isPresent();
    }

    /** {@return whether Parley can see a field, though perhaps not write it} */
    public boolean shows(String field) {
        return fields.containsKey(field);
    }

    /**
     * Makes a record fit: leaves out what the user may not write or the field does not take, and cuts what is too long.
     *
     * @param json a record that Parley made, not what a mapping says
     * @param creating whether the record may be a new one
     * @return the same
     */
    public ObjectNode fit(ObjectNode json, boolean creating) {
        json.properties().removeIf(value -> {
            String field = pointer(value.getKey());
            return value.getKey().equals("attributes") || value.getKey().equals("id")
                    ? false
                    : !field(field)
                            .filter(known -> creating ? known.createable() : known.updateable())
                            .filter(known -> fits(known, value.getValue()))
                            .isPresent();
        });
        json.properties().forEach(value -> field(value.getKey())
                .filter(known -> known.length() > 0
                        && value.getValue().isTextual()
                        && value.getValue().textValue().length() > known.length())
                .ifPresent(known ->
                        json.put(known.name(), Untrusted.cut(value.getValue().textValue(), known.length()))));
        return json;
    }

    /** A link cut short would lead elsewhere. */
    private static boolean fits(OrgField field, JsonNode value) {
        boolean link = field.type().equals("url") && value.asText().length() > field.length() && field.length() > 0;
        boolean strange = !field.choices().isEmpty()
                && value.isTextual()
                && !field.choices().contains(value.textValue());
        return !link && !strange;
    }

    /** A parent is named by its relationship: Case__r for Case__c, Contact for ContactId. */
    private String pointer(String name) {
        if (fields.containsKey(name)) {
            return name;
        }
        return name.endsWith("__r") ? name.substring(0, name.length() - 3) + CUSTOM : name + "Id";
    }
}
