// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.crm.ChangeFields;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.CrmWrite.Kind;
import io.parley.spi.crm.Describer;
import io.parley.spi.crm.FieldDescription;
import io.parley.spi.crm.FieldDescription.Type;
import io.parley.spi.crm.FieldValues;
import io.parley.spi.crm.Previewer;
import io.parley.spi.crm.RecordDescription;
import io.parley.spi.crm.RecordPreview;
import io.parley.spi.crm.WriteOutcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every adapter does that takes a mapping ({@link Describer}, {@link Previewer}). Each test begins with an empty CRM. */
public abstract class FieldsContract extends Contract {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<Type> SIMPLE = EnumSet.of(Type.TEXT, Type.NUMBER, Type.BOOLEAN, Type.CHOICE);

    /** {@return the adapter, a {@link Describer} and a {@link Previewer}, configured for the CRM of the test} */
    protected abstract CrmAdapter adapter();

    /** {@return the fields in the CRM of the test as its people see them} */
    protected abstract FieldsView fields();

    @ContractTest
    void describesEachKindOnceAndEachFieldOnce() throws Exception {
        List<RecordDescription> records = describer().records();
        assertThat(records).extracting(RecordDescription::kind).isNotEmpty().doesNotHaveDuplicates();
        for (RecordDescription record : records) {
            assertThat(record.kind()).isIn(Kind.CONTACT, Kind.CONVERSATION, Kind.MESSAGE);
            assertThat(record.fields())
                    .as(record.type())
                    .extracting(FieldDescription::name)
                    .isNotEmpty()
                    .doesNotContain("")
                    .doesNotHaveDuplicates();
        }
    }

    @ContractTest
    void aFieldOfAMappingArrives() throws Exception {
        List<CrmWrite> writes = filled(1);
        List<CrmRef> refs = write(writes);
        for (int i = 0; i < writes.size(); i++) {
            stands(writes.get(i).fields().forNew(), refs.get(i));
        }
    }

    @ContractTest
    void aPreviewWritesNothing() throws Exception {
        List<CrmWrite> writes = filled(1);
        List<List<RecordPreview>> previews = previewer().preview(writes);
        assertThat(previews).hasSameSizeAs(writes);
        assertThat(previews.get(2)).isNotEmpty().allSatisfy(one -> assertThat(one.ref())
                .isEmpty());
        List<List<RecordPreview>> again = previewer().preview(writes);
        assertThat(again.get(2)).allSatisfy(one -> assertThat(one.ref()).isEmpty());
    }

    @ContractTest
    void whatIsForetoldOfANewRecordIsWhatIsMapped() throws Exception {
        List<CrmWrite> writes = filled(1);
        List<List<RecordPreview>> previews = previewer().preview(writes);
        for (int i = 0; i < writes.size(); i++) {
            ObjectNode foretold = JSON.objectNode();
            previews.get(i).forEach(one -> foretold.setAll(one.difference()));
            assertThat(foretold.properties())
                    .containsAll(writes.get(i).fields().forNew().properties());
        }
    }

    @ContractTest
    void whatStandsThereIsNoDifference() throws Exception {
        List<CrmWrite> writes = filled(1);
        List<CrmRef> refs = write(writes);
        for (List<RecordPreview> previews : previewer().preview(changes(writes, refs, 1))) {
            assertThat(previews).isNotEmpty().allSatisfy(one -> assertThat(one.difference())
                    .isEmpty());
        }
    }

    @ContractTest
    void whatIsForetoldIsWhatIsChanged() throws Exception {
        List<CrmWrite> writes = filled(1);
        List<CrmRef> refs = write(writes);
        List<ObjectNode> before = refs.stream().map(fields()::of).toList();
        List<CrmWrite> changes = changes(writes, refs, 2);
        List<List<RecordPreview>> previews = previewer().preview(changes);
        assertThat(refs.stream().map(fields()::of).toList()).isEqualTo(before);
        write(changes);
        for (int i = 0; i < refs.size(); i++) {
            ObjectNode expected = before.get(i).deepCopy();
            previews.get(i).forEach(one -> expected.setAll(one.difference()));
            stands(expected, refs.get(i));
        }
    }

    @ContractTest
    void whatWasWrittenAtFirstIsNotReset() throws Exception {
        List<CrmWrite> writes = filled(1);
        List<CrmRef> refs = write(writes);
        FieldDescription field = usable(Kind.CONTACT).get(0);
        fields().edit(refs.get(0), field.name(), value(field, 2));
        CrmWrite.PutContact again = ((CrmWrite.PutContact)
                        Samples.renamed("1", "Another", refs.get(0)).get(0))
                .with(FieldValues.of(values(Kind.CONTACT, 1), JSON.objectNode()));
        write(List.of(again));
        assertThat(fields().of(refs.get(0)).path(field.name())).isEqualTo(value(field, 2));
    }

    @ContractTest
    void nothingIsMadeInThePlaceOfARecordThatIsNotThere() throws Exception {
        List<CrmWrite> writes = filled(1);
        CrmRef known = write(writes).get(0);
        CrmRef gone = new CrmRef(known.type(), known.id().replaceAll("[0-9]", "1"));
        List<WriteOutcome> outcomes = adapter().write(changes(writes.subList(0, 1), List.of(gone), 2));
        assertThat(outcomes).singleElement().isInstanceOf(WriteOutcome.Failed.class);
    }

    private Describer describer() {
        return (Describer) adapter();
    }

    private Previewer previewer() {
        return (Previewer) adapter();
    }

    /** A contact, a case and a message, with something in each field that can be filled. */
    private List<CrmWrite> filled(int variant) throws Exception {
        List<CrmWrite> filled = new ArrayList<>();
        for (CrmWrite write : Samples.question("1", "Where is my parcel?")) {
            FieldValues values = FieldValues.of(JSON.objectNode(), values(write.kind(), variant));
            if (write instanceof CrmWrite.PutContact put) {
                filled.add(put.with(values));
            } else if (write instanceof CrmWrite.PutConversation put) {
                filled.add(put.with(values));
            } else {
                filled.add(((CrmWrite.PutMessage) write).with(values));
            }
        }
        return filled;
    }

    private List<CrmWrite> changes(List<CrmWrite> writes, List<CrmRef> refs, int variant) throws Exception {
        List<CrmWrite> changes = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            CrmWrite write = writes.get(i);
            changes.add(new ChangeFields(write.kind(), write.key(), refs.get(i), values(write.kind(), variant)));
        }
        return changes;
    }

    private List<CrmRef> write(List<CrmWrite> writes) throws Exception {
        List<CrmRef> refs = new ArrayList<>();
        for (WriteOutcome outcome : adapter().write(writes)) {
            assertThat(outcome).isInstanceOf(WriteOutcome.Done.class);
            refs.add(((WriteOutcome.Done) outcome).ref());
        }
        return refs;
    }

    private void stands(ObjectNode values, CrmRef ref) {
        ObjectNode there = fields().of(ref);
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            assertThat(RecordPreview.changed(
                                    ref,
                                    JSON.objectNode().set(value.getKey(), there.path(value.getKey())),
                                    JSON.objectNode().set(value.getKey(), value.getValue()))
                            .difference())
                    .as("%s of %s, where %s stands", value.getKey(), ref, there)
                    .isEmpty();
        }
    }

    private ObjectNode values(Kind kind, int variant) throws Exception {
        ObjectNode values = JSON.objectNode();
        for (FieldDescription field : usable(kind)) {
            values.set(field.name(), value(field, variant));
        }
        return values;
    }

    /** Fields in which anything of their type may stand. */
    private List<FieldDescription> usable(Kind kind) throws Exception {
        return describer().records().stream()
                .filter(record -> record.kind() == kind)
                .flatMap(record -> record.fields().stream())
                .filter(field -> field.creatable() && field.updatable() && !field.reserved())
                .filter(field -> SIMPLE.contains(field.type()) && mappable(field))
                .toList();
    }

    /**
     * Whether a test may fill a field with anything of its type.
     *
     * @param field that can be set and changed
     * @return not so for those whose texts the CRM checks by rules that it does not tell
     */
    protected boolean mappable(FieldDescription field) {
        return true;
    }

    private static JsonNode value(FieldDescription field, int variant) {
        return switch (field.type()) {
            case NUMBER -> JSON.numberNode(variant);
            case BOOLEAN -> JSON.booleanNode(variant == 1);
            case CHOICE ->
                JSON.textNode(
                        field.choices().isEmpty()
                                ? "v" + variant
                                : field.choices().get(variant % field.choices().size()));
            default -> JSON.textNode("v" + variant);
        };
    }
}
