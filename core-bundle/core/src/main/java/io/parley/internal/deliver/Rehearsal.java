// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.deliver.Past.Record;
import io.parley.internal.identity.CasePolicy;
import io.parley.internal.mapping.Mapping;
import io.parley.internal.mapping.MappingException;
import io.parley.internal.mapping.Mappings;
import io.parley.internal.mapping.Preview;
import io.parley.internal.mapping.Preview.Entry;
import io.parley.internal.routing.Priority;
import io.parley.internal.store.Links;
import io.parley.internal.store.Links.Link;
import io.parley.internal.store.Standing;
import io.parley.internal.store.Standing.Delivered;
import io.parley.internal.store.Standing.Linked;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.spi.SyncException;
import io.parley.spi.crm.ChangeFields;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Previewer;
import io.parley.spi.crm.RecordPreview;
import io.parley.spi.crm.WriteOutcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what a mapping would write into a CRM, and changes nothing anywhere. */
final class Rehearsal {

    private final String target;
    private final Previewer adapter;
    private final CasePolicy policy;
    private final Mappings mappings;
    private final Store store;

    Rehearsal(String target, Previewer adapter, CasePolicy policy, Mappings mappings, Store store) {
        this.target = target;
        this.adapter = adapter;
        this.policy = policy;
        this.mappings = mappings;
        this.store = store;
    }

    /** Of what waits and could be written now; if nothing does, of what was delivered last. */
    Preview of(Mapping mapping, int mostRows) throws SyncException, InterruptedException {
        Batch batch = store.rehearse(tx -> new BatchPlanner(
                        tx, target, 0, adapter.describe(), policy, mostRows, new Flights(1), Strangers.none(tx, target))
                .plan(Priority.BACKFILL.rank()));
        return batch.planned().isEmpty() ? ofDelivered(mapping, mostRows) : ofPending(batch, mapping);
    }

    private Preview ofPending(Batch batch, Mapping mapping) throws SyncException, InterruptedException {
        Filled filled = new Mapper(target, mappings, store).fill(batch.planned(), mapping);
        List<Entry> entries = new ArrayList<>();
        if (!filled.writes().isEmpty()) {
            List<List<RecordPreview>> previews = previews(filled.writes());
            for (int i = 0; i < previews.size(); i++) {
                CrmWrite write = filled.writes().get(i);
                for (RecordPreview record : previews.get(i)) {
                    entries.add(new Entry(
                            MappingDesk.word(write.kind()),
                            record,
                            write.fields().forNew(),
                            filled.cut().get(i)));
                }
            }
        }
        List<String> problems = filled.refused().stream()
                .flatMap(Optional::stream)
                .filter(WriteOutcome.Failed.class::isInstance)
                .map(failed -> ((WriteOutcome.Failed) failed).reason().getMessage())
                .toList();
        return new Preview(true, entries, problems);
    }

    private Preview ofDelivered(Mapping mapping, int mostRows) throws SyncException, InterruptedException {
        List<Record> records = store.read(tx -> newest(tx, mostRows));
        List<CrmWrite> changes = new ArrayList<>();
        List<Mapping.Filled> forNew = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Record record : records) {
            CrmWrite write = record.write();
            try {
                forNew.add(mapping.fill(write.kind(), false, record.facts()));
                changes.add(new ChangeFields(
                        write.kind(),
                        write.key(),
                        record.ref(),
                        mapping.fill(write.kind(), true, record.facts())
                                .values()
                                .always()));
            } catch (MappingException e) {
                problems.add("The mapping cannot be carried out: " + e.getMessage());
            }
        }
        List<Entry> entries = new ArrayList<>();
        List<List<RecordPreview>> previews = changes.isEmpty() ? List.of() : previews(changes);
        for (int i = 0; i < previews.size(); i++) {
            for (RecordPreview record : previews.get(i)) {
                String kind = MappingDesk.word(((ChangeFields) changes.get(i)).record());
                entries.add(new Entry(
                        kind,
                        record,
                        forNew.get(i).values().forNew(),
                        forNew.get(i).cut()));
            }
        }
        return new Preview(false, entries, problems);
    }

    /** The newest messages, each with its contact and case before it, none of them twice. */
    private List<Record> newest(Tx tx, int mostRows) throws SQLException {
        Past past = new Past(tx, target);
        Map<String, Record> records = new LinkedHashMap<>();
        for (Delivered delivered : new Standing(tx).newest(target, mostRows)) {
            Optional<Record> message = past.message(delivered);
            if (message.isPresent()) {
                CrmWrite.PutMessage write = (CrmWrite.PutMessage) message.get().write();
                Optional<Linked> contact = linked(tx, write.contact().key());
                Optional<Linked> belongs = linked(tx, write.conversation().key());
                if (contact.isPresent() && !records.containsKey(contact.get().key())) {
                    past.contact(contact.get())
                            .ifPresent(known -> records.put(contact.get().key(), known));
                }
                if (belongs.isPresent() && !records.containsKey(belongs.get().key())) {
                    past.conversation(belongs.get())
                            .ifPresent(known -> records.put(belongs.get().key(), known));
                }
                records.put("message " + delivered.id(), message.get());
            }
        }
        return List.copyOf(records.values());
    }

    private Optional<Linked> linked(Tx tx, String key) throws SQLException {
        return new Links(tx).find(target, key).map(Link::ref).map(ref -> new Linked(key, ref));
    }

    private List<List<RecordPreview>> previews(List<CrmWrite> writes) throws SyncException, InterruptedException {
        List<List<RecordPreview>> previews = new ArrayList<>();
        int most = adapter.describe().maxBatch();
        for (int from = 0; from < writes.size(); from += most) {
            List<CrmWrite> some = writes.subList(from, Math.min(writes.size(), from + most));
            List<List<RecordPreview>> answered = adapter.preview(some);
            if (answered.size() != some.size()) {
                throw new SyncException.Permanent(
                        "The adapter gave " + answered.size() + " previews for " + some.size() + " writes");
            }
            previews.addAll(answered);
        }
        return previews;
    }
}
