// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.mapping.MappingText;
import io.parley.internal.mapping.Mappings.Described;
import io.parley.internal.mapping.Part;
import io.parley.internal.mapping.Preview;
import io.parley.spi.crm.FieldDescription;
import io.parley.spi.crm.RecordDescription;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Fields, mappings and previews as REST tells and takes them. */
public final class MappingJson {

    static final String SHAPE =
            "A mapping is an object such as {\"contact\": [\"Followers = profile.followers\"]}; it has"
                    + " lists of texts named " + String.join(", ", Part.attributes()) + ".";

    private MappingJson() {}

    static MappingText read(JsonNode body) throws BadInputException {
        JsonNode known = JsonBody.object(body, SHAPE, Set.copyOf(Part.attributes()));
        Map<Part, List<String>> lines = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            JsonNode list = known.path(part.attribute());
            if (!list.isMissingNode() && !list.isArray()) {
                throw new BadInputException(SHAPE);
            }
            List<String> texts = new ArrayList<>();
            for (JsonNode line : list) {
                if (!line.isTextual()) {
                    throw new BadInputException(SHAPE);
                }
                texts.add(line.textValue());
            }
            lines.put(part, texts);
        }
        return new MappingText(lines);
    }

    /** A mapping, as its file says it too; a list in which nothing stands is left out. */
    public static ObjectNode write(MappingText text) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Part part : Part.values()) {
            if (!text.of(part).isEmpty()) {
                ArrayNode list = json.putArray(part.attribute());
                text.of(part).forEach(list::add);
            }
        }
        return json;
    }

    static ObjectNode write(Described described) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("askedAt", described.at().toString());
        ArrayNode records = json.putArray("records");
        for (RecordDescription record : described.records()) {
            ArrayNode fields = records.addObject()
                    .put("kind", record.kind().name().toLowerCase(Locale.ROOT))
                    .put("type", record.type())
                    .put("label", record.label())
                    .putArray("fields");
            record.fields().forEach(field -> fields.add(write(field)));
        }
        return json;
    }

    private static ObjectNode write(FieldDescription field) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", field.name())
                .put("label", field.label())
                .put("type", field.type().name())
                .put("maxLength", field.maxLength())
                .put("required", field.required())
                .put("creatable", field.creatable())
                .put("updatable", field.updatable())
                .put("reserved", field.reserved());
        ArrayNode choices = json.putArray("choices");
        field.choices().forEach(choices::add);
        return json;
    }

    static ObjectNode write(Preview preview) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("of", preview.pending() ? "pending" : "delivered");
        ArrayNode records = json.putArray("records");
        for (Preview.Entry entry : preview.entries()) {
            ObjectNode one = records.addObject()
                    .put("kind", entry.kind())
                    .put("type", entry.record().type())
                    .put("record", entry.record().ref().map(ref -> ref.id()).orElse(null));
            one.set("before", entry.record().before());
            one.set("after", entry.record().after());
            one.set("difference", entry.record().difference());
            one.set("forNew", entry.forNew());
            ArrayNode cut = one.putArray("cut");
            entry.cut().forEach(cut::add);
        }
        ArrayNode problems = json.putArray("problems");
        preview.problems().forEach(problems::add);
        return json;
    }
}
