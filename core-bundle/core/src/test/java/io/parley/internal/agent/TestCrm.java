// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.internal.work.SettableClock;
import io.parley.spi.AccountInfo;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.crm.ChangeFields;
import io.parley.spi.crm.ContactFinder;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmDescription;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Describer;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.FoundContact;
import io.parley.spi.crm.Idempotence;
import io.parley.spi.crm.MoveConversation;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.Previewer;
import io.parley.spi.crm.PutNote;
import io.parley.spi.crm.RecordDescription;
import io.parley.spi.crm.RecordPreview;
import io.parley.spi.crm.RemoveMessage;
import io.parley.spi.crm.ReplySource;
import io.parley.spi.crm.SignReceiver;
import io.parley.spi.crm.WriteOutcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A CRM with its own record of truth. Creates a record for every write without a ref, unless it upserts by key. */
final class TestCrm implements CrmAdapter, ReplySource, SignReceiver, Describer, Previewer, ContactFinder {

    final TestFields fields = new TestFields();
    private final SettableClock clock;
    private final TestKeys known;
    final TestPeople people;
    private Duration delay = Duration.ZERO;
    private final Map<String, String> cases = new LinkedHashMap<>();
    private final Map<String, List<String>> timelines = new LinkedHashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final List<CrmEvent> events = new ArrayList<>();
    final TestSigns signs = new TestSigns();
    final List<String> files = new ArrayList<>();
    private final Deque<CrmFault> faults = new ArrayDeque<>();
    private final List<Integer> batches = new ArrayList<>();
    private Predicate<CrmWrite> locked = write -> false;
    private final Set<String> unlocked = new HashSet<>();
    private Predicate<CrmWrite> refused = write -> false;
    private Predicate<CrmWrite> refusesBatch = write -> false;
    private boolean keepsOrder;
    private boolean allOrNothing;
    private @Nullable SyncException shut;
    private int shutAfter;
    private int calls;
    private int batchesInFlight = 1;
    private final TestFlights flights = new TestFlights();
    private final Set<String> gone = new HashSet<>();
    final TestCaseStates states = new TestCaseStates();
    private final TestEchoes echoes;

    TestCrm(SettableClock clock) {
        this.clock = clock;
        this.known = new TestKeys(clock);
        this.echoes = new TestEchoes(clock);
        this.people = new TestPeople(known);
    }

    void promise(Idempotence promised) {
        known.promise(promised);
    }

    void promiseOfMessages(Idempotence promised) {
        known.promiseOfMessages(promised);
    }

    void refuse(Predicate<CrmWrite> writes) {
        refused = writes;
    }

    void refuseBatchesWith(Predicate<CrmWrite> writes) {
        refusesBatch = writes;
    }

    /** From now on a refused contact drags the others of its batch down with it. */
    void writeContactsAllOrNothing() {
        allOrNothing = true;
    }

    /** The next writes that are like this fail for now, once each; their neighbours stand. */
    void lock(Predicate<CrmWrite> writes) {
        locked = writes;
    }

    void failNext(SyncException fault, boolean afterAccepting) {
        faults.add(new CrmFault(fault, afterAccepting));
    }

    /** The next call is carried out only after a while. */
    void delayNext(Duration delay) {
        this.delay = delay;
    }

    /** From now on a batch may hold several messages of a conversation. */
    void keepOrder() {
        keepsOrder = true;
    }

    /** While it is away every call fails for now. */
    void away(boolean now) {
        shut(now ? new SyncException.Transient("503", false, null) : null, 0);
    }

    /** From a number of batches on every call fails so; null opens it again. */
    void shut(@Nullable SyncException fault, int afterBatches) {
        shut = fault;
        shutAfter = batches.size() + afterBatches;
    }

    /** How often it was called, by whom ever, whether it was there or not. */
    int calls() {
        return calls;
    }

    private void answerTheDoor() throws SyncException {
        calls++;
        if (shut != null && batches.size() >= shutAfter) {
            throw shut;
        }
    }

    /** From the next start on it takes several batches at the same time. */
    void takeTogether(int batches) {
        batchesInFlight = batches;
    }

    TestFlights flights() {
        return flights;
    }

    boolean isAboutToFail() {
        return !faults.isEmpty();
    }

    /** A rep answers; returns the id of what they wrote. */
    String answer(String caseKeyOrId, String text) {
        String id = known.newId("c");
        rewrite(id, caseKeyOrId, text);
        return id;
    }

    void tell(CrmEvent event) {
        events.add(event);
    }

    @Override
    public void customerTypes(CrmRef conversation) throws SyncException {
        answerTheDoor();
        signs.customerTyped(conversation);
    }

    void rewrite(String id, String caseKeyOrId, String text) {
        CrmRef comment = new CrmRef("Entry", id);
        events.add(new CrmEvent.ReplyWritten(comment, new CrmRef("Case", caseKeyOrId), text, clock.instant()));
    }

    void takeBack(String id) {
        events.add(new CrmEvent.ReplyWithdrawn(new CrmRef("Entry", id)));
    }

    /** From now on what the agent writes is told like what people write, after a while. */
    void echoOwnWrites(Supplier<Duration> delay) {
        echoes.tellAfter(delay);
    }

    /** Somebody deletes a record. */
    void forget(String id) {
        gone.add(id);
    }

    /** One case, or contact, becomes part of another; what is written to the loser is refused as gone. */
    void merge(String type, String survivor, String loser) {
        gone.add(loser);
        timelines.computeIfAbsent(survivor, name -> new ArrayList<>()).addAll(timelines.getOrDefault(loser, List.of()));
        timelines.remove(loser);
        cases.remove(loser);
        people.merge(survivor, loser);
        cases.replaceAll((id, contact) -> contact.equals(loser) ? survivor : contact);
        events.add(new CrmEvent.RecordsMerged(new CrmRef(type, survivor), new CrmRef(type, loser)));
    }

    void close(String caseId) {
        events.add(states.close(caseId, clock.instant()));
    }

    List<String> cases() {
        return List.copyOf(cases.keySet());
    }

    List<String> contacts() {
        return List.copyOf(people.names().keySet());
    }

    /** Names of the contacts. */
    List<String> people() {
        return List.copyOf(people.names().values());
    }

    String contactOf(String caseId) {
        return cases.get(caseId);
    }

    /** Ids of what stands in a case, in the order of its creation. */
    List<String> entries(String caseId) {
        return timelines.getOrDefault(caseId, List.of());
    }

    /** What stands in a case, in the order of its creation. */
    List<String> timeline(String caseId) {
        return entries(caseId).stream().map(texts::get).toList();
    }

    /** Sizes of the batches that came. */
    List<Integer> batches() {
        return batches;
    }

    @Override
    public CrmDescription describe() {
        CrmDescription.Builder description = CrmDescription.of("test", "Test CRM")
                .idempotence(known.promise())
                .idempotence(CrmWrite.Kind.MESSAGE, known.promiseOfMessages())
                .batchesInFlight(batchesInFlight)
                .replyPause(Duration.ofSeconds(5));
        return (keepsOrder ? description.keepsOrder() : description).build();
    }

    @Override
    public AccountInfo check() throws SyncException {
        answerTheDoor();
        return AccountInfo.named("Test CRM").build();
    }

    @Override
    public List<WriteOutcome> write(List<CrmWrite> batch) throws SyncException {
        answerTheDoor();
        batches.add(batch.size());
        flights.depart(batch, batchesInFlight);
        clock.advance(delay);
        delay = Duration.ZERO;
        CrmFault fault = faults.poll();
        if (fault != null && !fault.afterAccepting()) {
            throw fault.exception();
        }
        if (batch.stream().anyMatch(refusesBatch)) {
            throw new SyncException.ItemRejected("one of them is bad");
        }
        List<WriteOutcome> outcomes = new ArrayList<>();
        Map<String, String> failed = new HashMap<>();
        for (CrmWrite write : batch) {
            outcomes.add(one(write, failed));
        }
        if (fault != null) {
            throw fault.exception();
        }
        return outcomes;
    }

    @Override
    public EventPage events(EventRequest request) throws SyncException {
        answerTheDoor();
        events.addAll(echoes.due());
        int from = request.after().map(cursor -> cursor.tree().asInt()).orElse(0);
        int to = Math.min(events.size(), from + 2);
        Cursor next = Cursor.of(JsonNodeFactory.instance.numberNode(to));
        return new EventPage(events.subList(from, to), next, to < events.size()).with(signs.take());
    }

    @Override
    public List<List<FoundContact>> find(List<ContactQuestion> questions) throws SyncException {
        answerTheDoor();
        return people.find(questions);
    }

    @Override
    public List<RecordDescription> records() throws SyncException {
        answerTheDoor();
        return fields.records();
    }

    @Override
    public List<List<RecordPreview>> preview(List<CrmWrite> batch) throws SyncException {
        answerTheDoor();
        return fields.previews(batch, known.all());
    }

    private WriteOutcome one(CrmWrite write, Map<String, String> failed) {
        if (refused.test(write) || fields.locked(write)) {
            failed.put(write.key(), write.key());
            return new WriteOutcome.Failed(new SyncException.ItemRejected("refused by the CRM"));
        }
        if (locked.test(write) && unlocked.add(write.key())) {
            failed.put(write.key(), write.key());
            return new WriteOutcome.Failed(new SyncException.Transient("the row is locked", false, null));
        }
        if (Stream.concat(write.ref().stream(), write.parents().stream().flatMap(parent -> parent.ref().stream()))
                .anyMatch(ref -> gone.contains(ref.id()))) {
            failed.put(write.key(), write.key());
            return new WriteOutcome.Failed(new SyncException.RecordGone("it was merged or deleted"));
        }
        Stream<String> concerned = allOrNothing && write.kind() == CrmWrite.Kind.CONTACT
                ? failed.keySet().stream()
                : write.parents().stream().map(Parent::key);
        Optional<String> cause = concerned.filter(failed::containsKey).findFirst();
        if (cause.isPresent()) {
            failed.put(write.key(), cause.get());
            return new WriteOutcome.NotAttempted(cause.get());
        }
        return new WriteOutcome.Done(write.accept(new Writing()));
    }

    private final class Writing implements CrmWrite.Visitor<CrmRef> {

        @Override
        public CrmRef putContact(CrmWrite.PutContact write) {
            String id = people.put(write);
            fields.write(id, write.fields());
            return new CrmRef("Contact", id);
        }

        @Override
        public CrmRef putConversation(CrmWrite.PutConversation write) {
            String id = known.idOf(write, "Case");
            cases.putIfAbsent(id, known.idOf(write.contact(), "Contact"));
            states.begun(id, write);
            fields.write(id, write.fields());
            return new CrmRef("Case", id);
        }

        @Override
        public CrmRef putMessage(CrmWrite.PutMessage write) {
            write.message().attachments().forEach(file -> files.add(file.name().orElse("")));
            CrmRef written = entry(write, write.conversation(), write.message().text());
            states.spoken(known.idOf(write.conversation(), "Case"), write, clock.instant())
                    .ifPresent(events::add);
            return written;
        }

        @Override
        public CrmRef removeMessage(RemoveMessage write) {
            return entry(write, write.conversation(), "(removed)");
        }

        @Override
        public CrmRef putNote(PutNote write) {
            return entry(write, write.conversation(), "NOTE " + write.text());
        }

        @Override
        public CrmRef changeFields(ChangeFields write) {
            return fields.change(write);
        }

        @Override
        public CrmRef moveConversation(MoveConversation write) {
            CrmRef moved = write.ref().orElseThrow();
            cases.put(moved.id(), known.idOf(write.contact(), "Contact"));
            return moved;
        }

        private CrmRef entry(CrmWrite write, Parent parent, String text) {
            String id = known.idOf(write, "Entry");
            fields.write(id, write.fields());
            String caseId = known.idOf(parent, "Case");
            if (texts.put(id, text) == null) {
                timelines.computeIfAbsent(caseId, name -> new ArrayList<>()).add(id);
                echoes.add(new CrmEvent.ReplyWritten(
                        new CrmRef("Entry", id), new CrmRef("Case", caseId), text, clock.instant()));
            }
            return new CrmRef("Entry", id);
        }
    }
}
