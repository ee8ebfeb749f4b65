// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.SyncException;
import io.parley.spi.crm.ChangeFields;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Previewer;
import io.parley.spi.crm.RecordPreview;
import io.parley.spi.crm.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** A thousand messages of as many people, which then get new values in a field: what is foretold is what is changed. */
public final class ManyForetold {

    private static final int MESSAGES = 1_000;
    private static final int WRITES = 3;
    private static final int QUESTIONS_AT_ONCE = 20;
    private static final int CHANGES_AT_ONCE = 200;

    private final CrmAdapter adapter;
    private final FieldsView fields;
    private final CrmWrite.Kind kind;
    private final String field;
    private final IntFunction<JsonNode> values;

    /**
     * Prepares it.
     *
     * @param adapter a {@link Previewer} with an empty CRM
     * @param fields what the CRM says of its records
     * @param kind whose field it is: the contact's, the conversation's or the message's
     * @param field which nobody but people and mappings fill
     * @param values three values for it, from 0 on
     */
    public ManyForetold(
            CrmAdapter adapter, FieldsView fields, CrmWrite.Kind kind, String field, IntFunction<JsonNode> values) {
        this.adapter = adapter;
        this.fields = fields;
        this.kind = kind;
        this.field = field;
        this.values = values;
    }

    /** Writes, has people edit some, and compares each difference that is foretold with what the CRM has afterwards. */
    public void check() throws SyncException, InterruptedException {
        Random random = new Random(11);
        List<CrmWrite> changes = written();
        int changed = 0;
        for (CrmWrite change : changes) {
            if (random.nextBoolean()) {
                fields.edit(change.ref().orElseThrow(), field, values.apply(random.nextInt(3)));
            }
        }
        for (int from = 0; from < changes.size(); from += CHANGES_AT_ONCE) {
            changed += applied(changes.subList(from, from + CHANGES_AT_ONCE));
        }
        assertThat(changed).isBetween(MESSAGES / 2, MESSAGES - 1);
        assertThat(applied(changes.subList(0, CHANGES_AT_ONCE)))
                .as("changed by doing it again")
                .isZero();
    }

    private List<CrmWrite> written() throws SyncException, InterruptedException {
        List<CrmWrite> changes = new ArrayList<>();
        for (int from = 0; from < MESSAGES; from += QUESTIONS_AT_ONCE) {
            List<CrmWrite> batch = new ArrayList<>();
            for (int i = from; i < from + QUESTIONS_AT_ONCE; i++) {
                batch.addAll(Samples.question(Integer.toString(i), "Where is parcel " + i + "?"));
            }
            List<WriteOutcome> outcomes = adapter.write(batch);
            for (int i = kind.ordinal(); i < batch.size(); i += WRITES) {
                CrmRef ref = ((WriteOutcome.Done) outcomes.get(i)).ref();
                ObjectNode value = JsonNodeFactory.instance.objectNode();
                value.set(field, values.apply(changes.size() % 3));
                changes.add(new ChangeFields(kind, batch.get(i).key(), ref, value));
            }
        }
        return changes;
    }

    private int applied(List<CrmWrite> some) throws SyncException, InterruptedException {
        List<List<RecordPreview>> previews = ((Previewer) adapter).preview(some);
        List<ObjectNode> before = some.stream()
                .map(change -> fields.of(change.ref().orElseThrow()))
                .toList();
        assertThat(adapter.write(some))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(WriteOutcome.Done.class));
        int changed = 0;
        for (int i = 0; i < some.size(); i++) {
            boolean differs = !fields.of(some.get(i).ref().orElseThrow()).equals(before.get(i));
            assertThat(!previews.get(i).get(0).difference().isEmpty())
                    .as(
                            "%s from %s: %s",
                            some.get(i), before.get(i), previews.get(i).get(0).difference())
                    .isEqualTo(differs);
            changed += differs ? 1 : 0;
        }
        return changed;
    }
}
