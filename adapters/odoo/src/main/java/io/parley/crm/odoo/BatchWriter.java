// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import io.parley.model.ContactPoint;
import io.parley.model.SocialProfile;
import io.parley.spi.SyncException;
import io.parley.spi.crm.BatchProgress;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.CrmWrite.PutContact;
import io.parley.spi.crm.CrmWrite.PutConversation;
import io.parley.spi.crm.WriteOutcome;
import java.util.ArrayList;
import java.util.List;

/** Writes one batch: contacts in one call, leads in one call, then message by message, for which Odoo has no batch. */
final class BatchWriter {

    private final OdooSession odoo;
    private final String caseType;
    private final BatchProgress progress;
    private final RecordLoader loader;
    private final Chatter chatter;

    @FunctionalInterface
    private interface Step<W> {

        void carryOut(W writes) throws SyncException, InterruptedException;
    }

    BatchWriter(OdooSession odoo, String caseType, List<CrmWrite> batch) {
        this.odoo = odoo;
        this.caseType = caseType;
        this.progress = new BatchProgress(batch);
        this.loader = new RecordLoader(odoo, progress);
        this.chatter = new Chatter(odoo, progress);
    }

    List<WriteOutcome> write() throws InterruptedException {
        attempt(progress.open(PutContact.class), this::contacts);
        attempt(progress.open(PutConversation.class), this::cases);
        attempt(progress.open(CrmWrite.class), this::entries);
        return progress.outcomes();
    }

    /**
     * Notes a failure with those writes that it concerns; a general one ends the batch.
     *
     * @return whether the batch goes on
     */
    private <W extends CrmWrite> boolean attempt(List<W> writes, Step<List<W>> step) throws InterruptedException {
        if (writes.isEmpty()) {
            return true;
        }
        try {
            step.carryOut(writes);
            return true;
        } catch (SyncException e) {
            List<CrmWrite> concerned = new ArrayList<>(progress.open(CrmWrite.class));
            concerned.retainAll(writes);
            if (e instanceof SyncException.ItemRejected || e instanceof SyncException.RecordGone) {
                concerned.forEach(write -> progress.failed(write, e));
                return true;
            }
            progress.abandoned(concerned, e);
            return false;
        }
    }

    private void contacts(List<PutContact> writes) throws SyncException, InterruptedException {
        List<String> fields = ProfileFields.presentIn(odoo);
        List<PutContact> known =
                writes.stream().filter(write -> write.ref().isPresent()).toList();
        List<PutContact> unknown = new ArrayList<>(writes);
        unknown.removeAll(known);
        List<String> columns = new ArrayList<>(List.of("name", "email", "phone", "website"));
        columns.addAll(fields.isEmpty() ? List.of("comment") : fields);
        loader.load(
                Models.PARTNER,
                RecordLoader.CREATE_ONLY,
                columns,
                unknown,
                write -> newContact(write.profile(), fields));
        if (fields.isEmpty()) {
            known.forEach(write -> progress.done(write, write.ref().orElseThrow()));
        } else {
            loader.load(
                    Models.PARTNER,
                    RecordLoader.UPDATE,
                    fields,
                    known,
                    write -> ProfileFields.of(write.profile(), fields));
        }
    }

    private static List<String> newContact(SocialProfile profile, List<String> fields) {
        List<String> row = new ArrayList<>();
        row.add(ProfileFields.nameOf(profile));
        row.add(ProfileFields.point(profile, ContactPoint.Kind.EMAIL));
        row.add(ProfileFields.point(profile, ContactPoint.Kind.PHONE));
        row.add(OdooText.web(profile.page()));
        row.addAll(fields.isEmpty() ? List.of(ProfileFields.note(profile)) : ProfileFields.of(profile, fields));
        return row;
    }

    /** Without a salesperson, who would otherwise be Parley's own user. */
    private void cases(List<PutConversation> writes) throws SyncException, InterruptedException {
        loader.load(
                Models.LEAD,
                RecordLoader.CREATE_ONLY,
                List.of("name", "type", "partner_id/id", "user_id/id", "description"),
                writes,
                write -> List.of(
                        write.subject(),
                        caseType,
                        OdooText.externalId(write.contact().key()),
                        "",
                        OdooText.origin(write.conversation())));
    }

    private void entries(List<CrmWrite> writes) throws SyncException, InterruptedException {
        Chatter.Known known = chatter.look(writes);
        for (CrmWrite write : writes) {
            if (!attempt(List.of(write), one -> chatter.put(write, known))) {
                return;
            }
        }
    }
}
