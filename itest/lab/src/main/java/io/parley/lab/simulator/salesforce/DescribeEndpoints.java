// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Says which objects there are and what fields they have. */
final class DescribeEndpoints {

    private final Org org;

    /** Describes this org. */
    DescribeEndpoints(Org org) {
        this.org = org;
    }

    /** {@return the list of objects, or one of them} */
    Reply serve(Request request) {
        if (!request.method().equals("GET")) {
            throw Refusal.method(request.method(), request.path().size() == 2 ? "GET,HEAD,POST" : "GET,HEAD");
        }
        List<String> path = request.path();
        if (path.size() == 1) {
            ObjectNode list = JsonNodeFactory.instance
                    .objectNode()
                    .put("encoding", "UTF-8")
                    .put("maxBatchSize", 200);
            ArrayNode objects = list.putArray("sobjects");
            org.schema().types().forEach(type -> objects.add(summary(type)));
            return Reply.ok(list);
        }
        ObjectType type = org.schema().resource(path.get(1));
        if (path.size() == 2) {
            ObjectNode basic = JsonNodeFactory.instance.objectNode();
            basic.set("objectDescribe", summary(type));
            basic.putArray("recentItems");
            return Reply.ok(basic);
        }
        ObjectNode described = summary(type);
        ArrayNode fields = described.putArray("fields");
        type.fields().forEach(field -> fields.add(field(type, field)));
        ArrayNode recordTypes = described.putArray("recordTypeInfos");
        org.live(org.schema().queried("RecordType"))
                .filter(row -> type.name().equals(row.get("SobjectType")))
                .forEach(row -> recordTypes
                        .addObject()
                        .put("active", Boolean.TRUE.equals(row.get("IsActive")))
                        .put("available", true)
                        .put("developerName", String.valueOf(row.get("DeveloperName")))
                        .put("name", String.valueOf(row.get("Name")))
                        .put("recordTypeId", row.id()));
        return Reply.ok(described);
    }

    private static ObjectNode summary(ObjectType type) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.put("name", type.name())
                .put("label", type.label())
                .put("keyPrefix", type.keyPrefix())
                .put("custom", type.custom())
                .put("createable", type.writable())
                .put("updateable", type.writable())
                .put("deletable", type.writable())
                .put("queryable", true);
        String address = Api.BASE + "/sobjects/" + type.name();
        summary.putObject("urls")
                .put("sobject", address)
                .put("describe", address + "/describe")
                .put("rowTemplate", address + "/{ID}");
        return summary;
    }

    private static ObjectNode field(ObjectType type, Field field) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        boolean numbered = type.autoNumber().isPresent() && field.name().equals(type.custom() ? "Name" : "CaseNumber");
        described
                .put("name", field.name())
                .put("label", field.label())
                .put("type", field.type().described())
                .put("length", field.length())
                .put("custom", field.custom())
                .put("createable", field.is(Field.Trait.CREATEABLE))
                .put("updateable", field.is(Field.Trait.UPDATEABLE))
                .put("nillable", !field.is(Field.Trait.REQUIRED) && field.type() != FieldType.BOOLEAN)
                .put(
                        "defaultedOnCreate",
                        field.initial() != null || field.name().equals("OwnerId"))
                .put("externalId", field.is(Field.Trait.EXTERNAL_ID))
                .put("idLookup", field.isKey() || field.type() == FieldType.ID)
                .put("unique", field.is(Field.Trait.UNIQUE))
                .put("caseSensitive", field.is(Field.Trait.CASE_SENSITIVE))
                .put("autoNumber", numbered)
                .put("filterable", field.type().filterable())
                .put("sortable", field.type().filterable())
                .put("relationshipName", field.relationship());
        field.referenceTo().forEach(described.putArray("referenceTo")::add);
        described.put("restrictedPicklist", !field.choices().isEmpty());
        ArrayNode values = described.putArray("picklistValues");
        for (String choice : field.choices()) {
            values.addObject()
                    .put("active", true)
                    .put("defaultValue", false)
                    .put("label", choice)
                    .put("value", choice);
        }
        return described;
    }
}
