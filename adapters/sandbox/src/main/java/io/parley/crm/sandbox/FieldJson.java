// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.FieldDescription;
import io.parley.spi.crm.FieldDescription.Type;
import io.parley.spi.crm.RecordDescription;
import io.parley.spi.crm.RecordPreview;
import java.util.ArrayList;
import java.util.List;

/** Fields and previews as the door tells them. */
final class FieldJson {

    private FieldJson() {}

    static List<RecordDescription> records(JsonNode records) {
        List<RecordDescription> described = new ArrayList<>();
        for (JsonNode record : records) {
            List<FieldDescription> fields = new ArrayList<>();
            record.path("fields").forEach(field -> fields.add(field(field)));
            switch (record.path("record").asText()) {
                case "contact" ->
                    described.add(new RecordDescription(CrmWrite.Kind.CONTACT, "Contact", "Contact", fields));
                case "case" -> described.add(new RecordDescription(CrmWrite.Kind.CONVERSATION, "Case", "Case", fields));
                default -> described.add(new RecordDescription(CrmWrite.Kind.MESSAGE, "Message", "Message", fields));
            }
        }
        return described;
    }

    private static FieldDescription field(JsonNode json) {
        Type type =
                switch (json.path("type").asText()) {
                    case "text" -> Type.TEXT;
                    case "number" -> Type.NUMBER;
                    case "boolean" -> Type.BOOLEAN;
                    case "date" -> Type.DATE;
                    case "choice" -> Type.CHOICE;
                    default -> Type.OTHER;
                };
        List<String> choices = new ArrayList<>();
        json.path("choices").forEach(choice -> choices.add(choice.asText()));
        return FieldDescription.of(json.path("name").asText(), type)
                .label(json.path("label").asText())
                .maxLength(json.path("longest").asInt())
                .choices(choices)
                .build();
    }

    static List<List<RecordPreview>> previews(List<CrmWrite> batch, JsonNode results) throws SyncException {
        List<List<RecordPreview>> previews = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            JsonNode result = results.path(i);
            if (!result.path("key").asText().equals(batch.get(i).key())) {
                throw new SyncException.Transient(
                        "The sandbox CRM did not tell what would become of " + batch.get(i), false, null);
            }
            previews.add(result.has("after") ? List.of(preview(result)) : List.of());
        }
        return previews;
    }

    private static RecordPreview preview(JsonNode result) {
        String type = result.path("type").asText();
        ObjectNode after = object(result.path("after"));
        return result.has("id")
                ? RecordPreview.changed(
                        new CrmRef(type, result.path("id").asText()), object(result.path("before")), after)
                : RecordPreview.made(type, after);
    }

    private static ObjectNode object(JsonNode json) {
        return json instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
