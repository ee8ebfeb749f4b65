// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.Direction;
import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.crm.BatchProgress;
import io.parley.spi.crm.ChangeFields;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.CrmWrite.PutContact;
import io.parley.spi.crm.CrmWrite.PutConversation;
import io.parley.spi.crm.CrmWrite.PutMessage;
import io.parley.spi.crm.MoveConversation;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.PutNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each write puts into which record, be it to be written or to be shown first. */
final class Rows {

    private final CaseType caseType;
    private final Known known;
    private final BatchProgress progress;
    private final HtmlText htmlText;

    Rows(CaseType caseType, Known known, BatchProgress progress, HtmlText htmlText) {
        this.caseType = caseType;
        this.known = known;
        this.progress = progress;
        this.htmlText = htmlText;
    }

    Row of(CrmWrite write) throws SyncException {
        if (write instanceof PutContact put) {
            return contact(put);
        }
        if (write instanceof PutConversation put) {
            return conversation(put);
        }
        if (write instanceof MoveConversation move) {
            Cell contact = Cell.reference("partner_id", contactOf(move.contact()));
            return Row.changed(move, move.ref().orElseThrow(), List.of(contact), Map.of());
        }
        if (write instanceof ChangeFields change) {
            return Row.changed(change, change.ref().orElseThrow(), List.of(), kept(change));
        }
        return write.ref().isPresent() ? again(write, write.ref().get()) : message(write);
    }

    private Row contact(PutContact put) throws SyncException {
        Fields fields = known.fields().get(Models.PARTNER);
        return put.ref().isPresent()
                ? Row.changed(
                        put,
                        known.contacts().now(put.ref().get()),
                        ProfileFields.kept(put.profile(), fields),
                        kept(put))
                : Row.made(
                        put,
                        Models.PARTNER,
                        known.names().of(put),
                        ProfileFields.first(put.profile(), fields),
                        first(put));
    }

    /** Without a salesperson, who would otherwise be Parley's own user; teams share out tickets by themselves. */
    private Row conversation(PutConversation put) throws SyncException {
        if (put.ref().isPresent()) {
            return Row.changed(put, put.ref().get(), List.of(), kept(put));
        }
        String origin = OdooText.origin(put.conversation(), put.former());
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text("name", put.subject()));
        cells.add(Cell.reference("partner_id", contactOf(put.contact())));
        cells.add(Cell.markup("description", origin, htmlText.toPlainText(origin)));
        if (caseType != CaseType.TICKET) {
            cells.add(Cell.text("type", caseType.toString()));
            cells.add(Cell.reference("user_id", ""));
        }
        return Row.made(put, caseType.model(), OdooText.externalId(put.key()), cells, first(put));
    }

    /** A message or a note that is not there yet. */
    private Row message(CrmWrite write) throws SyncException {
        List<Cell> cells = new ArrayList<>();
        Optional<CrmRef> conversation = progress.ref(Known.conversation(write).orElseThrow());
        cells.add(Cell.silent("model", conversation.map(CrmRef::type).orElse(caseType.model())));
        cells.add(Cell.silent("res_id", conversation.map(CrmRef::id).orElse("")));
        cells.add(Cell.silent("message_type", "comment"));
        cells.add(Cell.silent("subtype_id/id", "mail.mt_note"));
        cells.add(Cell.silent("is_internal", "true"));
        cells.add(Cell.silent("message_id", OdooText.messageId(write.key())));
        cells.add(body(write));
        if (write instanceof PutMessage put) {
            cells.add(Cell.silent("date", OdooText.time(put.message().sentAt())));
            if (put.message().direction() == Direction.INBOUND) {
                cells.add(Cell.reference("author_id", author(put)));
                cells.add(Cell.silent("email_from", OdooText.address(conversation)));
            } else {
                cells.add(Cell.text(
                        "subject",
                        ProfileFields.nameOf(put.author()) + " on "
                                + put.message().id().channel()));
            }
        }
        return Row.made(write, Models.MESSAGE, OdooText.messageName(write.key()), cells, first(write));
    }

    /** A message of which a record is there. */
    Row again(CrmWrite write, CrmRef ref) throws SyncException {
        return Row.changed(write, ref, List.of(body(write)), kept(write));
    }

    private String author(PutMessage put) {
        String shown = put.conversation()
                .ref()
                .filter(conversation -> !known.cases().gone(conversation))
                .map(known.cases()::customer)
                .orElse("");
        return shown.isEmpty() ? progress.ref(put.contact()).map(CrmRef::id).orElse("") : shown;
    }

    private String contactOf(Parent contact) throws SyncException.RecordGone {
        if (contact.ref().isPresent()) {
            return known.contacts().now(contact.ref().get()).id();
        }
        return progress.ref(contact).map(CrmRef::id).orElse("");
    }

    private Cell body(CrmWrite write) {
        String markup = OdooText.REMOVED;
        if (write instanceof PutMessage put) {
            markup = OdooText.body(put.message());
        } else if (write instanceof PutNote note) {
            markup = OdooText.markup(note.text());
        }
        return Cell.markup("body", markup, htmlText.toPlainText(markup));
    }

    private Map<String, Cell> first(CrmWrite write) throws SyncException {
        return mapped(write, write.fields().forNew());
    }

    private Map<String, Cell> kept(CrmWrite write) throws SyncException {
        return mapped(write, write.fields().always());
    }

    private Map<String, Cell> mapped(CrmWrite write, ObjectNode values) throws SyncException {
        return values.isEmpty()
                ? Map.of()
                : known.fields().get(Known.model(write, caseType.model())).cells(values);
    }
}
