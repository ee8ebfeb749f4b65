// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.Attachment;
import io.parley.spi.Cursor;
import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the chatter of leads: what people say to the customer, and what Odoo notes when they win, lose or move a lead.
 *
 * <p>Ids grow, but a message with a lower id may become visible later. So the cursor keeps the newest ids that were read,
 * and behind them asks for all others.
 */
final class EventReader {

    private static final int MOST_EVENTS = 100;
    private static final int REMEMBERED = 250;

    /** So many of them fit into a cursor. */
    private static final long LARGEST_ID = 999_999_999_999L;

    private final OdooSession odoo;
    private final URI endpoint;
    private final HtmlText htmlText;
    private final String model;

    EventReader(OdooSession odoo, URI endpoint, HtmlText htmlText, String model) {
        this.odoo = odoo;
        this.endpoint = endpoint;
        this.htmlText = htmlText;
        this.model = model;
    }

    EventPage read(EventRequest request) throws SyncException, InterruptedException {
        ObjectNode start = JsonNodeFactory.instance.objectNode();
        JsonNode cursor = request.after().map(Cursor::tree).orElse(start);
        TreeSet<Long> seen = new TreeSet<>();
        cursor.path("seen").forEach(id -> seen.add(id.asLong()));
        int limit = Math.min(request.limit(), MOST_EVENTS);
        JsonNode messages = odoo.read(
                Models.MESSAGE,
                "search_read",
                Map.of(
                        "domain",
                        domain(request.since(), cursor.path("after").asLong(), seen),
                        "fields",
                        List.of("res_id", "body", "date", "message_type", "subtype_id", "attachment_ids"),
                        "order",
                        "id",
                        "limit",
                        limit));
        List<CrmEvent> events = events(messages);
        for (JsonNode message : messages) {
            seen.add(id(message, "id"));
        }
        return new EventPage(events, next(cursor.path("after").asLong(), seen), messages.size() == limit);
    }

    /**
     * Not what customers write by e-mail, not internal notes, and nothing that was made under Parley's own login. What Odoo
     * notes with words may be about a merge.
     */
    private List<?> domain(Instant since, long after, Set<Long> seen) {
        return List.of(
                List.of("model", "=", model),
                List.of("create_date", ">=", OdooText.time(since)),
                List.of("id", ">", after),
                List.of("id", "not in", seen),
                List.of("create_uid", "!=", odoo.user()),
                "|",
                "&",
                List.of("message_type", "=", "notification"),
                "|",
                List.of("subtype_id.res_model", "=", model),
                List.of("body", "like", "<"),
                "&",
                List.of("message_type", "in", List.of("comment", "email_outgoing")),
                "&",
                List.of("is_internal", "=", false),
                "&",
                List.of("subtype_id.internal", "=", false),
                "!",
                List.of("message_id", "like", OdooText.MARK));
    }

    private List<CrmEvent> events(JsonNode messages) throws SyncException, InterruptedException {
        Set<Long> leads = new HashSet<>();
        messages.forEach(message -> leads.add(message.path("res_id").asLong()));
        Set<Long> ours = search(leads, List.of(List.of("message_ids.message_id", "like", OdooText.MARK)));
        Set<Long> closed = search(ours, CaseType.closed(model));
        List<JsonNode> ofOurs = new ArrayList<>();
        Set<Long> sent = new HashSet<>();
        for (JsonNode message : messages) {
            if (ours.contains(message.path("res_id").asLong())) {
                ofOurs.add(message);
                message.path("attachment_ids").forEach(id -> sent.add(id.asLong()));
            }
        }
        Map<Long, Attachment> files = SentFiles.look(odoo, endpoint, sent);
        Set<Long> ofStates = statesAmong(ofOurs);
        Set<Long> noted = new LinkedHashSet<>();
        for (JsonNode message : ofOurs) {
            if (isNote(message, ofStates)) {
                noted.add(message.path("res_id").asLong());
            }
        }
        Map<Long, List<CrmEvent>> merges = MergedCases.into(odoo, model, noted);
        List<CrmEvent> events = new ArrayList<>();
        for (JsonNode message : ofOurs) {
            long lead = message.path("res_id").asLong();
            if (isNote(message, ofStates)) {
                events.addAll(Objects.requireNonNullElse(merges.remove(lead), List.of()));
            } else {
                add(message, closed.contains(lead), files, events);
            }
        }
        return events;
    }

    /** {@return the subtypes by which Odoo notes that a case changed its state} */
    private Set<Long> statesAmong(List<JsonNode> messages) throws SyncException, InterruptedException {
        Set<Long> subtypes = new HashSet<>();
        messages.stream()
                .filter(EventReader::isNotification)
                .forEach(message ->
                        subtypes.add(message.path("subtype_id").path(0).asLong()));
        Set<Long> ofStates = new HashSet<>();
        if (!subtypes.isEmpty()) {
            List<?> domain = List.of(List.of("id", "in", subtypes), List.of("res_model", "=", model));
            odoo.read("mail.message.subtype", "search", Map.of("domain", domain))
                    .forEach(id -> ofStates.add(id.asLong()));
        }
        return ofStates;
    }

    private static boolean isNote(JsonNode message, Set<Long> ofStates) {
        return isNotification(message)
                && !ofStates.contains(message.path("subtype_id").path(0).asLong());
    }

    private static boolean isNotification(JsonNode message) {
        return message.path("message_type").asText().equals("notification");
    }

    private Set<Long> search(Set<Long> leads, List<?> condition) throws SyncException, InterruptedException {
        Set<Long> found = new HashSet<>();
        if (!leads.isEmpty()) {
            List<Object> domain = new ArrayList<>(List.of(List.of("id", "in", leads)));
            domain.addAll(condition);
            odoo.read(model, "search", Map.of("domain", domain, "context", Models.ARCHIVED_TOO))
                    .forEach(id -> found.add(id.asLong()));
        }
        return found;
    }

    private void add(JsonNode message, boolean closed, Map<Long, Attachment> files, List<CrmEvent> events)
            throws SyncException {
        CrmRef lead = ref(model, message, "res_id");
        Instant at = time(message);
        if (isNotification(message)) {
            events.add(new CrmEvent.ConversationClosed(lead, closed, at));
            return;
        }
        String text = htmlText.toPlainText(message.path("body").asText());
        List<Attachment> attachments = new ArrayList<>();
        message.path("attachment_ids")
                .forEach(id -> Optional.ofNullable(files.get(id.asLong())).ifPresent(attachments::add));
        if (!text.isEmpty() || !attachments.isEmpty()) {
            CrmRef record = ref(Models.MESSAGE, message, "id");
            events.add(new CrmEvent.ReplyWritten(record, lead, text, at, attachments));
        }
    }

    private static CrmRef ref(String model, JsonNode message, String field) throws SyncException {
        return new CrmRef(model, String.valueOf(id(message, field)));
    }

    private static long id(JsonNode message, String field) throws SyncException {
        JsonNode id = message.path(field);
        if (!id.isIntegralNumber() || !id.canConvertToLong() || id.asLong() < 1 || id.asLong() > LARGEST_ID) {
            throw new SyncException.Transient(
                    "Odoo told a message without a " + field + " that it could have", false, null);
        }
        return id.asLong();
    }

    private static Instant time(JsonNode message) throws SyncException {
        try {
            return OdooText.time(message.path("date").asText());
        } catch (DateTimeException e) {
            throw new SyncException.Transient(
                    "Odoo told message " + message.path("id").asText() + " without a time", false, e);
        }
    }

    private static Cursor next(long after, TreeSet<Long> seen) {
        long floor = after;
        while (seen.size() > REMEMBERED) {
            floor = seen.pollFirst();
        }
        ObjectNode next = JsonNodeFactory.instance.objectNode().put("after", floor);
        ArrayNode ids = next.putArray("seen");
        seen.forEach(ids::add);
        return Cursor.of(next);
    }
}
