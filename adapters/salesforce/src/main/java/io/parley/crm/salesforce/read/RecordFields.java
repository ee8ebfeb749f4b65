// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.read;

import io.parley.crm.salesforce.mode.Json;
import io.parley.crm.salesforce.mode.Mode;
import io.parley.crm.salesforce.mode.Needed;
import io.parley.crm.salesforce.org.OrgField;
import io.parley.crm.salesforce.org.OrgObject;
import io.parley.crm.salesforce.org.OrgSchema;
import io.parley.spi.crm.CrmWrite.Kind;
import io.parley.spi.crm.FieldDescription;
import io.parley.spi.crm.FieldDescription.Type;
import io.parley.spi.crm.RecordDescription;
import java.util.List;
import java.util.Optional;

/** What the org describes, in the words of the agent. */
public final class RecordFields {

    private RecordFields() {}

    /** {@return the records that a mapping is for} */
    public static List<RecordDescription> of(OrgSchema schema, Mode mode) {
        return List.of(
                record(Kind.CONTACT, mode.personType(), schema, mode),
                record(Kind.CONVERSATION, Json.CASE, schema, mode),
                record(Kind.MESSAGE, mode.messageType(), schema, mode));
    }

    private static RecordDescription record(Kind kind, String type, OrgSchema schema, Mode mode) {
        OrgObject object = schema.object(type).orElseThrow();
        Optional<Needed> needed =
                mode.needs().stream().filter(one -> one.object().equals(type)).findFirst();
        return new RecordDescription(
                kind,
                type,
                object.label(),
                object.fields().values().stream()
                        .map(field -> field(field, needed))
                        .toList());
    }

    private static FieldDescription field(OrgField field, Optional<Needed> needed) {
        FieldDescription.Builder builder = FieldDescription.of(field.name(), type(field.type()))
                .label(field.label())
                .maxLength(field.length())
                .required(needed.filter(one -> one.demands(field)).isPresent())
                .creatable(field.createable())
                .updatable(field.updateable())
                .choices(field.choices());
        if (needed.filter(one -> one.essential().contains(field.name())).isPresent()) {
            builder.reserved();
        }
        return builder.build();
    }

    private static Type type(String salesforce) {
        return switch (salesforce) {
            case "string", "textarea", "email", "phone", "url", "encryptedstring", "combobox" -> Type.TEXT;
            case "double", "int", "long", "currency", "percent" -> Type.NUMBER;
            case "boolean" -> Type.BOOLEAN;
            case "date" -> Type.DATE;
            case "datetime" -> Type.MOMENT;
            case "picklist" -> Type.CHOICE;
            case "multipicklist" -> Type.CHOICES;
            case "reference", "id" -> Type.REFERENCE;
            default -> Type.OTHER;
        };
    }
}
