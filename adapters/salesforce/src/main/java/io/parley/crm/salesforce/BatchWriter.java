// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static io.parley.crm.salesforce.RecordJson.CASE;
import static io.parley.crm.salesforce.RecordJson.COMMENT;
import static io.parley.crm.salesforce.RecordJson.CONTACT;
import static io.parley.crm.salesforce.RecordJson.KEY;
import static io.parley.crm.salesforce.RecordJson.MESSAGE;
import static io.parley.crm.salesforce.RecordJson.PROFILE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.Direction;
import io.parley.spi.SyncException;
import io.parley.spi.crm.BatchProgress;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.RemoveMessage;
import io.parley.spi.crm.WriteOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes one batch. What is new is named by key, so that parents and children travel in one call. For one thread. */
final class BatchWriter {

    private static final int MOST_RECORDS = 200;
    private static final String BY_KEY = "/" + MESSAGE + "/" + KEY;

    private final Composite composite;
    private final RecordJson json;
    private final String reopenStatus;
    private final BatchProgress progress;
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> newMessages = new HashSet<>();

    BatchWriter(Composite composite, RecordJson json, String reopenStatus, List<CrmWrite> batch) {
        this.composite = composite;
        this.json = json;
        this.reopenStatus = reopenStatus;
        this.progress = new BatchProgress(batch);
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
    List<WriteOutcome> write() throws SyncException, InterruptedException {
        plan();
        for (List<Part> call : Composite.slices(parts, Composite.MOST_PARTS)) {
            try {
                List<JsonNode> answers =
                        composite.send(call.stream().map(Part::request).toList());
                for (int i = 0; i < call.size(); i++) {
                    call.get(i).reading().take(answers.get(i));
                }
            } catch (SyncException e) {
                if (call.get(0) == parts.get(0) || e instanceof SyncException.ItemRejected) {
                    throw e;
                }
                return progress.abandoned(
                        call.stream().flatMap(part -> part.writes().stream()).toList(), e);
            }
        }
        return progress.outcomes();
    }

    private void plan() throws SyncException, InterruptedException {
        List<CrmWrite.PutContact> contacts = progress.open(CrmWrite.PutContact.class);
        List<CrmWrite.PutConversation> cases = progress.open(CrmWrite.PutConversation.class);
        List<CrmWrite.PutMessage> messages = progress.open(CrmWrite.PutMessage.class);
        List<RemoveMessage> removals = progress.open(RemoveMessage.class);
        List<CrmWrite.PutNote> notes = progress.open(CrmWrite.PutNote.class);
        cases.forEach(write -> write.ref().ifPresent(ref -> progress.done(write, ref)));
        Map<String, CrmRef> made = new MadeBefore(composite)
                .notes(notes.stream().filter(CrmWrite::inDoubt).toList());
        notes.stream()
                .filter(note -> made.containsKey(note.key()))
                .forEach(note -> progress.done(note, made.get(note.key())));

        add("POST", "", CONTACT, known(contacts, false), json::contact);
        add("PATCH", "/" + PROFILE + "/" + KEY, PROFILE, contacts, json::profile);
        add("POST", "", CASE, known(cases, false), json::conversation);
        add("PATCH", BY_KEY, MESSAGE, known(messages, false), json::message);
        add("PATCH", "", MESSAGE, known(messages, true), json::message);
        add("PATCH", BY_KEY, MESSAGE, known(removals, false), json::removal);
        add("PATCH", "", MESSAGE, known(removals, true), json::removal);
        addReopening(known(messages, false));
        add("POST", "", COMMENT, progress.open(CrmWrite.PutNote.class), json::note);
    }

    private <W extends CrmWrite> void add(
            String method, String path, String type, List<W> writes, Function<W, ObjectNode> record) {
        for (List<W> some : Composite.slices(writes, MOST_RECORDS)) {
            ArrayNode records = JsonNodeFactory.instance.arrayNode();
            some.forEach(write -> records.add(record.apply(write)));
            parts.add(
                    new Part(composite.collection(method, path, records), some, answer -> settle(type, some, answer)));
        }
    }

    private void addReopening(List<CrmWrite.PutMessage> messages) {
        List<CrmWrite.PutMessage> concerned = messages.stream()
                .filter(write -> write.message().direction() == Direction.INBOUND
                        && write.reopens()
                        && write.conversation().ref().isPresent())
                .toList();
        ClosedCases closed = new ClosedCases(composite, reopenStatus);
        for (List<CrmWrite.PutMessage> some :
                Composite.slices(reopenStatus.isEmpty() ? List.of() : concerned, MOST_RECORDS)) {
            ObjectNode query = closed.query(
                    some.stream().map(BatchWriter::caseId).distinct().toList());
            parts.add(new Part(query, some, answer -> reopen(closed, some, answer)));
        }
    }

    /** A message that a doubtful try has written opens nothing: people may have closed the case since. */
    private void reopen(ClosedCases closed, List<CrmWrite.PutMessage> messages, JsonNode answer)
            throws InterruptedException {
        List<CrmWrite.PutMessage> opening = messages.stream()
                .filter(write -> !write.inDoubt() || newMessages.contains(write.key()))
                .toList();
        Set<String> cases = opening.stream().map(BatchWriter::caseId).collect(Collectors.toSet());
        try {
            Map<String, SyncException> failures = closed.open(answer, cases);
            opening.stream()
                    .filter(write -> failures.containsKey(caseId(write)))
                    .forEach(write -> failed(MESSAGE, write, failures.get(caseId(write))));
        } catch (SyncException.Transient e) {
            SyncException certain = new SyncException.Transient(e.getMessage(), false, e);
            opening.forEach(write -> failed(MESSAGE, write, certain));
        } catch (SyncException e) {
            opening.forEach(write -> failed(MESSAGE, write, e));
        }
    }

    private void settle(String type, List<? extends CrmWrite> writes, JsonNode answer) throws InterruptedException {
        Map<String, SyncException> duplicates = new LinkedHashMap<>();
        for (int i = 0; i < writes.size(); i++) {
            CrmWrite write = writes.get(i);
            JsonNode errors = Composite.errors(answer, i);
            if (errors.isEmpty()) {
                if (answer.path("body").path(i).path("created").asBoolean()) {
                    newMessages.add(write.key());
                }
                done(type, write, answer.path("body").path(i).path("id").asText());
            } else if (Refusals.code(errors).equals("DUPLICATE_VALUE") && (type.equals(CONTACT) || type.equals(CASE))) {
                duplicates.put(write.key(), Refusals.meaningOf(errors));
            } else {
                failed(type, write, Refusals.meaningOf(errors));
            }
        }
        if (!duplicates.isEmpty()) {
            settle(
                    type,
                    writes.stream()
                            .filter(write -> duplicates.containsKey(write.key()))
                            .toList(),
                    duplicates);
        }
    }

    /** What was refused because its key is there was made before; if it is not, it clashed with something else. */
    private void settle(String type, List<? extends CrmWrite> writes, Map<String, SyncException> refusals)
            throws InterruptedException {
        try {
            Map<String, String> ids = new MadeBefore(composite)
                    .byKey(type, writes.stream().map(CrmWrite::key).toList());
            for (CrmWrite write : writes) {
                if (ids.containsKey(write.key())) {
                    done(type, write, ids.get(write.key()));
                } else {
                    failed(type, write, refusals.get(write.key()));
                }
            }
        } catch (SyncException e) {
            writes.forEach(write -> failed(type, write, e));
        }
    }

    private void done(String type, CrmWrite write, String id) {
        if (!type.equals(PROFILE)) {
            progress.done(write, new CrmRef(type, id));
        } else {
            write.ref().ifPresent(ref -> progress.done(write, ref));
        }
    }

    /** Where a contact itself failed, that is told, and not that its profile did. */
    private void failed(String type, CrmWrite write, SyncException reason) {
        Optional<Parent> lost = write.parents().stream()
                .filter(parent -> progress.ref(parent).isEmpty())
                .findFirst();
        if (lost.isPresent()) {
            progress.notAttempted(write, lost.get().key());
        } else if (!type.equals(PROFILE)
                || progress.ref(new Parent(write.key(), write.ref().orElse(null)))
                        .isPresent()) {
            progress.failed(write, reason);
        }
    }

    private static String caseId(CrmWrite.PutMessage write) {
        return write.conversation().ref().orElseThrow().id();
    }

    private static <W extends CrmWrite> List<W> known(List<W> writes, boolean known) {
        return writes.stream().filter(write -> write.ref().isPresent() == known).toList();
    }
}
