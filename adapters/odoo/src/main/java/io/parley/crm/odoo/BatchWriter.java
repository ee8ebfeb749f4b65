// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.crm.BatchProgress;
import io.parley.spi.crm.ChangeFields;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.CrmWrite.PutContact;
import io.parley.spi.crm.CrmWrite.PutConversation;
import io.parley.spi.crm.MoveConversation;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.WriteOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes one batch: contacts in one call, cases in one call, messages in one call. */
final class BatchWriter {

    private final OdooSession odoo;
    private final CaseType caseType;
    private final boolean posting;
    private final HtmlText htmlText;
    private final List<CrmWrite> batch;
    private final BatchProgress progress;
    private final Attempts attempts;
    private final RecordLoader loader;

    BatchWriter(OdooSession odoo, CaseType caseType, boolean posting, HtmlText htmlText, List<CrmWrite> batch) {
        this.odoo = odoo;
        this.caseType = caseType;
        this.posting = posting;
        this.htmlText = htmlText;
        this.batch = batch;
        this.progress = new BatchProgress(batch);
        this.attempts = new Attempts(progress);
        this.loader = new RecordLoader(odoo, progress);
    }

    List<WriteOutcome> write() throws InterruptedException {
        attempts.attempt(batch, () -> write(Known.look(odoo, caseType.model(), batch)));
        return progress.outcomes();
    }

    private void write(Known known) throws InterruptedException {
        Rows rows = new Rows(caseType, known, progress, htmlText);
        List<PutContact> contacts = progress.open(PutContact.class);
        records(rows, contacts, known);
        moved(contacts, known);
        records(rows, progress.open(PutConversation.class), known);
        List<MoveConversation> moves = progress.open(MoveConversation.class);
        attempts.attempt(moves, () -> new Authors(odoo).follow(rows(rows, moves)));
        records(rows, progress.open(MoveConversation.class), known);
        records(rows, progress.open(ChangeFields.class), known);
        List<CrmWrite> messages = progress.open(CrmWrite.class);
        attempts.attempt(messages, () -> new Messages(odoo, rows, known.cases(), progress, attempts, loader)
                .write(messages, posting));
    }

    /** New ones in one call, and those that are there in another. */
    private void records(Rows rows, List<? extends CrmWrite> writes, Known known) throws InterruptedException {
        List<Row> made = new ArrayList<>();
        List<Row> changed = new ArrayList<>();
        for (Row row : rows(rows, writes)) {
            if (row.ref() == null) {
                made.add(row);
            } else if (row.cells().isEmpty()) {
                progress.done(row.write(), row.ref());
            } else {
                changed.add(row);
            }
        }
        attempts.attempt(writes(made), () -> loader.create(made, ofArchived(made, known)));
        attempts.attempt(writes(changed), () -> loader.change(changed));
    }

    /** Whose contact was not made for them has a profile that may stand with another. */
    private void moved(List<PutContact> contacts, Known known) throws InterruptedException {
        Map<PutContact, CrmRef> moved = new HashMap<>();
        for (PutContact put : contacts) {
            if (put.ref().isPresent() || !put.separatedFrom().isEmpty()) {
                progress.ref(new Parent(put.key(), null)).ifPresent(ref -> moved.put(put, ref));
            }
        }
        List<PutContact> writes = List.copyOf(moved.keySet());
        attempts.attempt(writes, () -> new FormerProfiles(odoo, known.fields().get(Models.PARTNER)).leave(moved));
    }

    private List<Row> rows(Rows rows, List<? extends CrmWrite> writes) {
        List<Row> all = new ArrayList<>();
        for (CrmWrite write : writes) {
            try {
                all.add(rows.of(write));
            } catch (SyncException e) {
                progress.failed(write, e);
            }
        }
        return all;
    }

    private static List<CrmWrite> writes(List<Row> rows) {
        return rows.stream().map(Row::write).toList();
    }

    private static boolean ofArchived(List<Row> rows, Known known) {
        return rows.stream()
                .flatMap(row -> row.write().parents().stream())
                .map(Parent::ref)
                .flatMap(Optional::stream)
                .map(CrmRef::id)
                .anyMatch(known.contacts()::archived);
    }
}
