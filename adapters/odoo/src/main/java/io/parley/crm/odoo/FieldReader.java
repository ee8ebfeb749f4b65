// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmWrite.Kind;
import io.parley.spi.crm.FieldDescription;
import io.parley.spi.crm.FieldDescription.Type;
import io.parley.spi.crm.RecordDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads which fields a mapping may fill. */
final class FieldReader {

    private static final List<String> ATTRIBUTES =
            List.of("string", "type", "required", "readonly", "selection", "size");

    /** What Odoo keeps about each record by itself, among it its chatter and its activities. */
    private static final Set<String> MAGIC =
            Set.of("id", "create_uid", "create_date", "write_uid", "write_date", "__last_update");

    private final OdooSession odoo;

    FieldReader(OdooSession odoo) {
        this.odoo = odoo;
    }

    /** {@return records of contacts and cases, and of messages unless they are posted, which takes no fields} */
    List<RecordDescription> records(CaseType caseType, boolean posting) throws SyncException, InterruptedException {
        List<RecordDescription> records = new ArrayList<>();
        records.add(record(Kind.CONTACT, Models.PARTNER, "Contact", Set.copyOf(ProfileFields.ALL), name -> true));
        String label = caseType == CaseType.TICKET ? "Ticket" : "Lead";
        records.add(record(Kind.CONVERSATION, caseType.model(), label, Set.of("partner_id", "type"), name -> true));
        if (!posting) {
            records.add(record(
                    Kind.MESSAGE,
                    Models.MESSAGE,
                    "Message",
                    Set.of(),
                    name -> name.equals("subject") || name.startsWith("x_")));
        }
        return records;
    }

    private RecordDescription record(
            Kind kind, String model, String label, Set<String> reserved, Predicate<String> wanted)
            throws SyncException, InterruptedException {
        JsonNode described = odoo.read(model, "fields_get", Map.of("attributes", ATTRIBUTES));
        List<FieldDescription> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : described.properties()) {
            String name = field.getKey();
            boolean magic = MAGIC.contains(name) || name.startsWith("message_") || name.startsWith("activity_");
            if (!magic && wanted.test(name)) {
                fields.add(field(name, field.getValue(), reserved.contains(name)));
            }
        }
        return new RecordDescription(kind, model, label, fields);
    }

    private static FieldDescription field(String name, JsonNode described, boolean reserved) {
        Type type = type(described.path("type").asText());
        boolean writable = type != Type.OTHER && !described.path("readonly").asBoolean();
        FieldDescription.Builder field = FieldDescription.of(name, type)
                .label(described.path("string").asText(name))
                .maxLength(described.path("size").asInt())
                .required(name.startsWith("x_") && described.path("required").asBoolean())
                .creatable(writable)
                .updatable(writable)
                .choices(choices(described.path("selection")));
        return (reserved ? field.reserved() : field).build();
    }

    private static List<String> choices(JsonNode selection) {
        List<String> choices = new ArrayList<>();
        selection.forEach(choice -> choices.add(choice.path(0).asText()));
        return choices;
    }

    private static Type type(String type) {
        return switch (type) {
            case "char", "text", "html" -> Type.TEXT;
            case "integer", "float", "monetary" -> Type.NUMBER;
            case "boolean" -> Type.BOOLEAN;
            case "date" -> Type.DATE;
            case "datetime" -> Type.MOMENT;
            case "selection" -> Type.CHOICE;
            case "many2many" -> Type.CHOICES;
            case "many2one" -> Type.REFERENCE;
            default -> Type.OTHER;
        };
    }
}
