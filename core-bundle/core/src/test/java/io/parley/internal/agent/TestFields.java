// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.parley.spi.SyncException;
import io.parley.spi.crm.ChangeFields;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.FieldDescription;
import io.parley.spi.crm.FieldDescription.Type;
import io.parley.spi.crm.FieldValues;
import io.parley.spi.crm.RecordDescription;
import io.parley.spi.crm.RecordPreview;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fields of the records of a CRM, as people and mappings fill them. */
final class TestFields {

    private final Map<String, ObjectNode> values = new HashMap<>();
    private final List<FieldDescription> ofContacts = new ArrayList<>(List.of(
            FieldDescription.of("Name", Type.TEXT).reserved().build(),
            FieldDescription.of("Followers", Type.NUMBER).build(),
            FieldDescription.of("Nickname", Type.TEXT).maxLength(10).build(),
            FieldDescription.of("Stage", Type.CHOICE)
                    .choices(List.of("lead", "customer"))
                    .build(),
            FieldDescription.of("Since", Type.DATE).updatable(false).build(),
            FieldDescription.of("Score", Type.NUMBER).creatable(false).build()));
    private @Nullable SyncException silent;
    private int asked;
    private int previews;
    private int changes;
    private Predicate<CrmRef> locked = ref -> false;

    /** Somebody makes a field of contacts. */
    void make(FieldDescription field) {
        ofContacts.add(field);
    }

    /** Somebody takes a field of contacts away. */
    void takeAway(String name) {
        ofContacts.removeIf(field -> field.name().equals(name));
    }

    /** From now on nobody is told which fields there are; null ends it. */
    void keepSilent(@Nullable SyncException fault) {
        silent = fault;
    }

    /** Fields of these cannot be changed alone. */
    void lock(Predicate<CrmRef> records) {
        locked = records;
    }

    int asked() {
        return asked;
    }

    int previews() {
        return previews;
    }

    /** How many records were changed by their fields alone. */
    int changes() {
        return changes;
    }

    /** A person writes into a field. */
    void edit(String id, String field, String value) {
        of(id).put(field, value);
    }

    /** What stands in the fields of a record. */
    ObjectNode of(String id) {
        return values.computeIfAbsent(id, any -> JsonNodeFactory.instance.objectNode());
    }

    List<RecordDescription> records() throws SyncException {
        asked++;
        if (silent != null) {
            throw silent;
        }
        return List.of(
                new RecordDescription(CrmWrite.Kind.CONTACT, "Contact", "Contact", ofContacts),
                new RecordDescription(
                        CrmWrite.Kind.CONVERSATION,
                        "Case",
                        "Case",
                        List.of(
                                FieldDescription.of("Topic", Type.TEXT)
                                        .maxLength(40)
                                        .build(),
                                FieldDescription.of("Brand", Type.TEXT).build())),
                new RecordDescription(
                        CrmWrite.Kind.MESSAGE,
                        "Entry",
                        "Entry",
                        List.of(
                                FieldDescription.of("Words", Type.NUMBER).build(),
                                FieldDescription.of("Order", Type.NUMBER).build())));
    }

    /** What the CRM does with the fields of a write. */
    void write(String id, FieldValues fields) {
        boolean isNew = !values.containsKey(id);
        of(id).setAll(isNew ? fields.forNew() : fields.always());
    }

    CrmRef change(ChangeFields write) {
        CrmRef ref = write.ref().orElseThrow();
        changes++;
        of(ref.id()).setAll(write.fields().always());
        return ref;
    }

    boolean locked(CrmWrite write) {
        return write instanceof ChangeFields && locked.test(write.ref().orElseThrow());
    }

    /**
     * What a batch would do.
     *
     * @param ids of the records that were made, by kind and key
     */
    List<List<RecordPreview>> previews(List<CrmWrite> batch, Map<String, String> ids) {
        previews++;
        return batch.stream().map(write -> List.of(preview(write, ids))).toList();
    }

    private RecordPreview preview(CrmWrite write, Map<String, String> ids) {
        if (write instanceof ChangeFields) {
            CrmRef ref = write.ref().orElseThrow();
            return preview(ref.type(), ref.id(), write.fields());
        }
        String type = write instanceof CrmWrite.PutContact
                ? "Contact"
                : write instanceof CrmWrite.PutConversation ? "Case" : "Entry";
        return preview(type, write.ref().map(CrmRef::id).orElseGet(() -> ids.get(type + write.key())), write.fields());
    }

    /** What a write would do to the record of an id; null for one that is not there. */
    RecordPreview preview(String type, @Nullable String id, FieldValues fields) {
        if (id == null) {
            return RecordPreview.made(type, fields.forNew());
        }
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        ObjectNode after = fields.always();
        for (Map.Entry<String, JsonNode> field : after.properties()) {
            before.set(field.getKey(), of(id).path(field.getKey()).isMissingNode() ? null : of(id).get(field.getKey()));
        }
        return RecordPreview.changed(new CrmRef(type, id), before, after);
    }

    /** The text in a field of a record. */
    String text(String id, String field) {
        return of(id).path(field) instanceof TextNode text
                ? text.textValue()
                : of(id).path(field).toString();
    }
}
