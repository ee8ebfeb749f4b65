// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Direction;
import io.parley.spi.SyncException;
import io.parley.spi.crm.BatchProgress;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.CrmWrite.PutMessage;
import io.parley.spi.crm.CrmWrite.PutNote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes messages and notes into leads, all as internal notes, of which no customer gets mail. */
final class Chatter {

    /** Odoo wants an address of each author, and many people on channels have none. */
    private static final String NO_ADDRESS = "social@parley.invalid";

    private final OdooSession odoo;
    private final BatchProgress progress;

    /**
     * What the entries of a batch meet in Odoo.
     *
     * @param entries ids of entries that an earlier try left, by the message id that it gave them
     * @param customers contacts of leads, by the lead's id, as merges and people have left them
     */
    record Known(Map<String, String> entries, Map<String, String> customers) {}

    Chatter(OdooSession odoo, BatchProgress progress) {
        this.odoo = odoo;
        this.progress = progress;
    }

    Known look(List<CrmWrite> writes) throws SyncException, InterruptedException {
        Map<String, String> entries = entries(writes);
        List<CrmWrite> fresh = writes.stream()
                .filter(write -> !entries.containsKey(OdooText.messageId(write.key())))
                .toList();
        return new Known(entries, customers(fresh));
    }

    private Map<String, String> entries(List<CrmWrite> writes) throws SyncException, InterruptedException {
        List<String> unknown = writes.stream()
                .filter(write -> write.ref().isEmpty())
                .map(write -> OdooText.messageId(write.key()))
                .toList();
        Map<String, String> entries = new HashMap<>();
        for (JsonNode entry : find(Models.MESSAGE, "message_id", unknown, List.of("message_id"))) {
            if (entry.path("id").isIntegralNumber()) {
                entries.put(entry.path("message_id").asText(), entry.path("id").asText());
            }
        }
        return entries;
    }

    /** Takes leads with new messages out of the archive too, where nobody would see them, unless they are to stay there. */
    private Map<String, String> customers(List<CrmWrite> writes) throws SyncException, InterruptedException {
        Set<String> opening = writes.stream()
                .filter(write -> comesIn(write) && ((PutMessage) write).reopens())
                .flatMap(write -> write.parents().get(0).ref().stream())
                .map(CrmRef::id)
                .collect(Collectors.toSet());
        List<Long> leads = writes.stream()
                .filter(Chatter::comesIn)
                .flatMap(write -> write.parents().get(0).ref().stream())
                .map(ref -> Long.valueOf(ref.id()))
                .distinct()
                .toList();
        Map<String, String> customers = new HashMap<>();
        List<Long> archived = new ArrayList<>();
        for (JsonNode lead : find(Models.LEAD, "id", leads, List.of("active", "partner_id"))) {
            if (lead.path("partner_id").path(0).isIntegralNumber()) {
                customers.put(
                        lead.path("id").asText(),
                        lead.path("partner_id").path(0).asText());
            }
            if (!lead.path("active").asBoolean()
                    && opening.contains(lead.path("id").asText())) {
                archived.add(lead.path("id").asLong());
            }
        }
        if (!archived.isEmpty()) {
            odoo.change(Models.LEAD, "write", List.of(archived, Map.of("active", true)), Models.quietly(Map.of()));
        }
        return customers;
    }

    void put(CrmWrite write, Known known) throws SyncException, InterruptedException {
        Optional<String> id = write.ref()
                .map(CrmRef::id)
                .or(() -> Optional.ofNullable(known.entries().get(OdooText.messageId(write.key()))));
        if (id.isPresent()) {
            List<Long> ids = List.of(Long.valueOf(id.get()));
            odoo.change(Models.MESSAGE, "write", List.of(ids, Map.of("body", body(write))), Map.of());
            progress.done(write, new CrmRef(Models.MESSAGE, id.get()));
        } else {
            post(write, known);
        }
    }

    private void post(CrmWrite write, Known known) throws SyncException, InterruptedException {
        String lead = progress.ref(write.parents().get(0)).orElseThrow().id();
        Map<String, Object> entry = new LinkedHashMap<>(Models.quietly(Map.of()));
        entry.put("body", body(write));
        entry.put("body_is_html", true);
        entry.put("message_type", "comment");
        entry.put("subtype_xmlid", "mail.mt_note");
        entry.put("message_id", OdooText.messageId(write.key()));
        if (write instanceof PutMessage put) {
            entry.put("date", OdooText.time(put.message().sentAt()));
            if (comesIn(put)) {
                String contact = progress.ref(put.contact()).orElseThrow().id();
                entry.put("author_id", Long.valueOf(known.customers().getOrDefault(lead, contact)));
                entry.put("email_from", NO_ADDRESS);
            }
        }
        JsonNode id = odoo.change(Models.LEAD, "message_post", List.of(List.of(Long.valueOf(lead))), entry);
        if (!id.isIntegralNumber()) {
            throw new SyncException.Transient("Odoo did not tell the id of the message", true, null);
        }
        progress.done(write, new CrmRef(Models.MESSAGE, id.asText()));
    }

    private Iterable<JsonNode> find(String model, String field, List<?> values, List<String> fields)
            throws SyncException, InterruptedException {
        return values.isEmpty()
                ? List.of()
                : odoo.read(
                        model,
                        "search_read",
                        List.of(List.of(List.of(field, "in", values))),
                        Map.of("fields", fields, "context", Map.of("active_test", false)));
    }

    private static boolean comesIn(CrmWrite write) {
        return write instanceof PutMessage put
                && put.ref().isEmpty()
                && put.message().direction() == Direction.INBOUND;
    }

    private static String body(CrmWrite write) {
        if (write instanceof PutMessage put) {
            return OdooText.body(put.message());
        }
        return write instanceof PutNote note ? OdooText.markup(note.text()) : OdooText.REMOVED;
    }
}
