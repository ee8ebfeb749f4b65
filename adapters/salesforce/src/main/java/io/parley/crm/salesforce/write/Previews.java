// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.mode.Mode;
import io.parley.crm.salesforce.org.Composite;
import io.parley.crm.salesforce.org.OrgObject;
import io.parley.spi.SyncException;
import io.parley.spi.crm.ChangeFields;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.MoveConversation;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.PutNote;
import io.parley.spi.crm.RecordPreview;
import io.parley.spi.crm.RemoveMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Says what a batch would change, by the plan by which it would be written. */
public final class Previews {

    private static final int MOST_KEYS = 100;

    private final Composite composite;
    private final Setting setting;
    private final LookBack lookBack;
    private final Map<CrmWrite, List<RecordPreview>> previews = new IdentityHashMap<>();
    private final List<Look> looks = new ArrayList<>();

    /** Looks in an org. */
    public Previews(Composite composite, Setting setting, LookBack lookBack) {
        this.lookBack = lookBack;
        this.composite = composite;
        this.setting = setting;
    }

    /**
     * Some records of a step, with what reads them as they are.
     *
     * @param step the records
     * @param request a part of a call
     */
    private record Look(Step step, ObjectNode request) {}

    /** {@return for each write the records that it would make or change} */
    public List<List<RecordPreview>> of(List<CrmWrite> batch) throws SyncException, InterruptedException {
        for (Step step : steps(batch)) {
            plan(step);
        }
        for (List<Look> call : Composite.slices(looks, Composite.MOST_PARTS)) {
            List<JsonNode> answers =
                    composite.send(call.stream().map(Look::request).toList());
            for (int i = 0; i < call.size(); i++) {
                take(call.get(i).step(), answers.get(i));
            }
        }
        return batch.stream()
                .map(write -> previews.getOrDefault(write, List.of()))
                .toList();
    }

    private List<Step> steps(List<CrmWrite> batch) throws SyncException, InterruptedException {
        Plan plan = new Plan(setting, Parent::ref, CrmWrite::ref);
        List<Step> steps = new ArrayList<>(plan.contacts(those(batch, CrmWrite.PutContact.class)));
        steps.addAll(plan.profiles(those(batch, CrmWrite.PutContact.class)));
        steps.addAll(plan.cases(those(batch, CrmWrite.PutConversation.class)));
        steps.addAll(plan.messages(those(batch, CrmWrite.PutMessage.class), those(batch, RemoveMessage.class)));
        steps.addAll(plan.notes(those(batch, PutNote.class)));
        steps.addAll(plan.fields(those(batch, ChangeFields.class)));
        List<MoveConversation> moves = those(batch, MoveConversation.class);
        steps.addAll(plan.moves(moves, lookBack.profiles(setting.mode(), moves)));
        return steps;
    }

    private static <W extends CrmWrite> List<W> those(List<CrmWrite> batch, Class<W> kind) {
        return batch.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void plan(Step step) {
        boolean found = step.way() == Step.Way.UPDATE
                || setting.mode().keyed()
                        && step.entries().stream()
                                .allMatch(entry -> entry.json().has(Mode.KEY));
        if (!found) {
            step.entries().forEach(entry -> add(entry, made(step, entry)));
            return;
        }
        for (Step some : step.slices(MOST_KEYS)) {
            looks.add(new Look(some, some.way() == Step.Way.UPDATE ? byId(some) : byKey(some)));
        }
    }

    private ObjectNode byId(Step step) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        step.entries().forEach(entry -> body.withArray("ids").add(entry.json().path("id")));
        ArrayNode names = body.putArray("fields");
        fields(step).forEach(names::add);
        ObjectNode request = composite.get("/composite/sobjects/" + step.type()).put("method", "POST");
        request.set("body", body);
        return request;
    }

    private ObjectNode byKey(Step step) {
        List<String> keys = step.entries().stream().map(Previews::key).toList();
        return composite.query(
                "SELECT " + String.join(", ", fields(step)) + " FROM " + step.type() + " WHERE " + Mode.KEY + " IN "
                        + Composite.quoted(keys),
                false);
    }

    private TreeSet<String> fields(Step step) {
        TreeSet<String> fields = new TreeSet<>();
        fields.add("Id");
        for (Entry entry : step.entries()) {
            form(step).wanted(entry.json()).fieldNames().forEachRemaining(fields::add);
        }
        return fields;
    }

    private void take(Step step, JsonNode answer) throws SyncException {
        Map<String, JsonNode> rows = new HashMap<>();
        JsonNode records = step.way() == Step.Way.UPDATE ? Composite.retrieved(answer) : Composite.found(answer);
        for (JsonNode row : records) {
            rows.put(row.path(step.way() == Step.Way.UPDATE ? "Id" : Mode.KEY).asText(), row);
        }
        for (Entry entry : step.entries()) {
            String name =
                    step.way() == Step.Way.UPDATE ? entry.json().path("id").asText() : key(entry);
            Optional<JsonNode> row = Optional.ofNullable(rows.get(name)).filter(one -> !strange(step, entry, one));
            if (row.isPresent()) {
                add(entry, changed(step, entry, row.get()));
            } else if (step.way() != Step.Way.UPDATE) {
                add(entry, made(step, entry));
            }
        }
    }

    private static boolean strange(Step step, Entry entry, JsonNode row) {
        CrmRef ref = new CrmRef(step.type(), row.path("Id").asText());
        return entry.write() instanceof CrmWrite.PutContact contact
                && contact.separatedFrom().contains(ref);
    }

    /** What is made only once is left alone when it is there. */
    private RecordPreview changed(Step step, Entry entry, JsonNode row) {
        ObjectNode after = form(step).wanted(entry.json());
        if (step.way() == Step.Way.INSERT) {
            after.removeAll();
        }
        CrmRef ref = new CrmRef(step.type(), row.path("Id").asText());
        return RecordPreview.changed(ref, form(step).standing(row, after), after);
    }

    private RecordPreview made(Step step, Entry entry) {
        return RecordPreview.made(step.type(), form(step).wanted(entry.json()));
    }

    private FieldForm form(Step step) {
        return new FieldForm(
                setting.schema().object(step.type()).map(OrgObject::fields).orElse(Map.of()));
    }

    private void add(Entry entry, RecordPreview preview) {
        previews.computeIfAbsent(entry.write(), any -> new ArrayList<>()).add(preview);
    }

    private static String key(Entry entry) {
        return entry.json().path(Mode.KEY).asText();
    }
}
