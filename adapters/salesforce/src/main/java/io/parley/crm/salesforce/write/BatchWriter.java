// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.mode.Json;
import io.parley.crm.salesforce.org.Composite;
import io.parley.model.Direction;
import io.parley.spi.SyncException;
import io.parley.spi.crm.BatchProgress;
import io.parley.spi.crm.ChangeFields;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.MoveConversation;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.PutNote;
import io.parley.spi.crm.RemoveMessage;
import io.parley.spi.crm.WriteOutcome;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes one batch. Where records have keys, what is new is named by them, so that parents and children travel in one call;
 * elsewhere parents go first. For one thread.
 */
public final class BatchWriter {

    private final Composite composite;
    private final Setting setting;
    private final LookBack lookBack;
    private final ClosedCases closed;
    private final BatchProgress progress;
    private final Settlement settlement;
    private final Plan plan;
    private final Map<CrmWrite, CrmRef> found = new IdentityHashMap<>();
    private final List<Part> waiting = new ArrayList<>();
    private List<? extends CrmWrite> concerned = List.of();
    private boolean begun;

    /**
     * Writes a batch.
     *
     * @param reopenStatus what a closed case gets when the customer writes again; empty if it stays closed
     */
    public BatchWriter(
            Composite composite, Setting setting, LookBack lookBack, String reopenStatus, List<CrmWrite> batch) {
        this.composite = composite;
        this.setting = setting;
        this.lookBack = lookBack;
        this.closed = new ClosedCases(composite, reopenStatus);
        this.progress = new BatchProgress(batch);
        this.settlement = new Settlement(progress, lookBack, setting, this::known);
        this.plan = new Plan(setting, this::parent, this::known);
        this.concerned = batch;
    }

    /**
     * A part of a call.
     *
     * @param request what is asked
     * @param writes what it is about
     * @param reading takes the answer
     */
    private record Part(ObjectNode request, List<? extends CrmWrite> writes, Reading reading) {}

    /** Takes an answer. */
    @FunctionalInterface
    private interface Reading {

        void take(JsonNode answer) throws InterruptedException;
    }

    /** Writes all of it, in as few calls as it fits into. */
    public List<WriteOutcome> write() throws SyncException, InterruptedException {
        try {
            contacts();
            cases();
            messages();
            others();
            send();
            add(settlement.orphans());
            send();
        } catch (SyncException e) {
            // A batch that is refused as a whole is tried in parts, which repeats what has keys without harm.
            if (!begun
                    || e instanceof SyncException.ItemRejected && setting.mode().keyed()) {
                throw e;
            }
            return progress.abandoned(concerned, e);
        }
        return progress.outcomes();
    }

    private void contacts() throws SyncException, InterruptedException {
        List<CrmWrite.PutContact> contacts = progress.open(CrmWrite.PutContact.class);
        contacts.forEach(write -> write.ref().ifPresent(ref -> found.put(write, ref)));
        Strangers strangers = Strangers.of(contacts, lookBack);
        recall(setting.mode().personType(), contacts, strangers);
        separate(strangers.apart(progress.open(CrmWrite.PutContact.class)), strangers);
        contacts = progress.open(CrmWrite.PutContact.class);
        add(plan.contacts(contacts));
        if (setting.mode().profileType().isEmpty()) {
            look(contacts.stream()
                    .filter(write ->
                            known(write).isPresent() && write.fields().always().isEmpty())
                    .toList());
        }
        sendParents();
        add(plan.profiles(progress.open(CrmWrite.PutContact.class)));
    }

    /** A key that leads to a stranger is taken from there first, so that a new contact can have it. */
    private void separate(List<CrmWrite.PutContact> apart, Strangers strangers)
            throws SyncException, InterruptedException {
        if (setting.mode().keyed() && !apart.isEmpty()) {
            concerned = apart;
            String type = setting.mode().personType();
            Map<String, String> ids =
                    lookBack.byKey(type, apart.stream().map(CrmWrite::key).toList());
            ids.entrySet().removeIf(one -> !strangers.include(one.getKey(), new CrmRef(type, one.getValue())));
            add(plan.withoutKeys(type, apart, ids));
            send();
        }
    }

    private void look(List<CrmWrite.PutContact> contacts) {
        KnownContacts look = new KnownContacts(composite, progress);
        Map<String, List<CrmWrite.PutContact>> types = contacts.stream()
                .collect(Collectors.groupingBy(
                        write -> known(write).orElseThrow().type()));
        types.forEach((type, those) -> {
            for (List<CrmWrite.PutContact> some : Composite.slices(those, Composite.MOST_RECORDS)) {
                List<String> ids = some.stream()
                        .map(write -> known(write).orElseThrow().id())
                        .toList();
                waiting.add(
                        new Part(look.query(type, ids), some, answer -> look.take(type, answer, some, this::known)));
            }
        });
    }

    private void cases() throws SyncException, InterruptedException {
        List<CrmWrite.PutConversation> cases = progress.open(CrmWrite.PutConversation.class);
        recall(Json.CASE, cases, Strangers.none());
        cases.forEach(write -> known(write).ifPresent(ref -> progress.done(write, ref)));
        add(plan.cases(progress.open(CrmWrite.PutConversation.class)));
        sendParents();
    }

    private void messages() throws SyncException, InterruptedException {
        List<CrmWrite.PutMessage> messages = progress.open(CrmWrite.PutMessage.class);
        List<RemoveMessage> removals = progress.open(RemoveMessage.class);
        List<PutNote> notes = progress.open(PutNote.class);
        if (setting.mode().keyed()) {
            recall(setting.mode().messageType(), both(messages, removals), Strangers.none());
        } else {
            recallComments(both(messages, removals));
        }
        recallComments(notes);
        notes.forEach(write -> known(write).ifPresent(ref -> progress.done(write, ref)));
        messages = progress.open(CrmWrite.PutMessage.class);
        add(plan.messages(messages, progress.open(RemoveMessage.class)));
        for (List<CrmWrite.PutMessage> some : Composite.slices(opening(messages), Composite.MOST_RECORDS)) {
            Set<String> cases = some.stream().map(this::caseId).collect(Collectors.toSet());
            waiting.add(new Part(closed.query(cases), some, answer -> reopen(some, answer)));
        }
        add(plan.notes(progress.open(PutNote.class)));
    }

    private void others() throws SyncException, InterruptedException {
        add(plan.fields(progress.open(ChangeFields.class)));
        List<MoveConversation> moves = progress.open(MoveConversation.class);
        concerned = moves.isEmpty() ? concerned : moves;
        add(plan.moves(moves, lookBack.profiles(setting.mode(), moves)));
    }

    /** A contact that is known or was found again is a parent although its profile is still to be written. */
    private Optional<CrmRef> parent(Parent parent) {
        return progress.ref(parent).or(() -> found.entrySet().stream()
                .filter(one -> one.getKey().kind() == CrmWrite.Kind.CONTACT
                        && one.getKey().key().equals(parent.key()))
                .map(Map.Entry::getValue)
                .findFirst());
    }

    private Optional<CrmRef> known(CrmWrite write) {
        return write.ref().or(() -> Optional.ofNullable(found.get(write)));
    }

    /** What an earlier try may have made is looked for: people may have merged or deleted it since. */
    private void recall(String type, List<? extends CrmWrite> writes, Strangers strangers)
            throws SyncException, InterruptedException {
        List<? extends CrmWrite> doubtful = doubtful(writes);
        concerned = doubtful.isEmpty() ? concerned : doubtful;
        keep(
                doubtful,
                setting.mode().keyed()
                        ? lookBack.keyed(type, doubtful, strangers)
                        : lookBack.newest(type, doubtful, strangers));
    }

    private void recallComments(List<? extends CrmWrite> writes) throws SyncException, InterruptedException {
        List<? extends CrmWrite> doubtful = doubtful(writes);
        concerned = doubtful.isEmpty() ? concerned : doubtful;
        Set<String> cases = doubtful.stream()
                .flatMap(write -> progress.ref(write.parents().get(0)).stream())
                .map(CrmRef::id)
                .collect(Collectors.toSet());
        keep(doubtful, lookBack.comments(cases, doubtful));
    }

    private void keep(List<? extends CrmWrite> doubtful, Map<String, Fate> fates) {
        for (CrmWrite write : doubtful) {
            Fate fate = fates.get(write.key());
            if (fate != null) {
                fate.ref()
                        .ifPresentOrElse(
                                ref -> found.put(write, ref),
                                () -> progress.failed(
                                        write, new SyncException.RecordGone("Somebody deleted it in Salesforce")));
            }
        }
    }

    private static List<CrmWrite> both(List<? extends CrmWrite> some, List<? extends CrmWrite> others) {
        return Stream.concat(some.stream(), others.stream())
                .map(CrmWrite.class::cast)
                .toList();
    }

    private static <W extends CrmWrite> List<W> doubtful(List<W> writes) {
        return writes.stream()
                .filter(write -> write.inDoubt() && write.ref().isEmpty())
                .toList();
    }

    private List<CrmWrite.PutMessage> opening(List<CrmWrite.PutMessage> messages) {
        return messages.stream()
                .filter(write -> closed.areOpened()
                        && known(write).isEmpty()
                        && write.message().direction() == Direction.INBOUND
                        && write.reopens()
                        && write.conversation().ref().isPresent())
                .toList();
    }

    /** A message that a doubtful try has written opens nothing: people may have closed the case since. */
    private void reopen(List<CrmWrite.PutMessage> messages, JsonNode answer) throws InterruptedException {
        List<CrmWrite.PutMessage> opening = messages.stream()
                .filter(write -> !write.inDoubt() || settlement.made(write))
                .toList();
        Set<String> cases = opening.stream().map(this::caseId).collect(Collectors.toSet());
        Map<String, SyncException> failures = closed.open(answer, cases);
        opening.stream()
                .filter(write -> failures.containsKey(caseId(write)))
                .forEach(write -> settlement.failed(true, write, standing(failures.get(caseId(write)))));
    }

    /** The message stands: where it has no key, it must be looked for before it is written again. */
    private SyncException standing(SyncException reason) {
        return setting.mode().keyed() ? reason : new SyncException.Transient(reason.getMessage(), true, reason);
    }

    private String caseId(CrmWrite.PutMessage write) {
        return write.conversation().ref().map(CrmRef::id).orElseThrow();
    }

    private void add(List<Step> steps) {
        for (Step whole : steps) {
            for (Step step : whole.slices(Composite.MOST_RECORDS)) {
                List<CrmWrite> writes =
                        step.entries().stream().map(Entry::write).toList();
                waiting.add(new Part(StepJson.part(composite, step), writes, answer -> settlement.take(step, answer)));
            }
        }
    }

    /** Without keys, children can be written only when their parents are known. */
    private void sendParents() throws SyncException, InterruptedException {
        if (!setting.mode().keyed()) {
            send();
        }
    }

    private void send() throws SyncException, InterruptedException {
        for (List<Part> call : Composite.slices(waiting, Composite.MOST_PARTS)) {
            concerned = call.stream()
                    .flatMap(part -> part.writes().stream())
                    .distinct()
                    .toList();
            List<JsonNode> answers =
                    composite.send(call.stream().map(Part::request).toList());
            begun = true;
            for (int i = 0; i < call.size(); i++) {
                call.get(i).reading().take(answers.get(i));
            }
        }
        waiting.clear();
    }
}
