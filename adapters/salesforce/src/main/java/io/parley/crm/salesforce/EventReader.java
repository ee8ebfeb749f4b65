// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what people did, with one call a look. */
final class EventReader {

    private static final int MOST_UNSEEN = 60;
    private static final String ID = "[A-Za-z0-9]{15,18}";
    private static final DateTimeFormatter STAMP = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd'T'HH:mm:ss[.SSS]XX")
            .toFormatter(Locale.ROOT);

    /** Merged contacts are looked for everywhere: the survivor of an earlier merge need not have a key of Parley. */
    private static final List<Stream> STREAMS = List.of(
            new Stream(
                    "contacts",
                    true,
                    "SELECT Id, MasterRecordId, SystemModstamp FROM Contact WHERE IsDeleted = true AND MasterRecordId"
                            + " != null",
                    EventReader::merged),
            new Stream(
                    "cases",
                    true,
                    "SELECT Id, IsClosed, IsDeleted, MasterRecordId, ClosedDate, CreatedDate, SystemModstamp FROM Case"
                            + " WHERE Parley_Key__c != null",
                    EventReader::changed),
            new Stream(
                    "comments",
                    false,
                    "SELECT Id, ParentId, CommentBody, CreatedDate, SystemModstamp FROM CaseComment WHERE IsPublished"
                            + " = true AND Parent.Parley_Key__c != null AND CreatedBy.UserType = 'Standard'",
                    EventReader::written));

    private final Composite composite;

    EventReader(Composite composite) {
        this.composite = composite;
    }

    /**
     * One kind of record that is read.
     *
     * @param name its place in the cursor
     * @param all whether deleted ones are read too
     * @param soql the query without its end
     * @param reading what a record means
     */
    private record Stream(String name, boolean all, String soql, Reading reading) {}

    /** Says what a record means. */
    @FunctionalInterface
    private interface Reading {

        Optional<CrmEvent> of(JsonNode json, Instant since) throws SyncException;
    }

    private record Happened(Instant stamp, CrmEvent event) {}

    /** {@return what happened behind a cursor} */
    EventPage read(EventRequest request) throws SyncException, InterruptedException {
        Instant since = request.since().truncatedTo(ChronoUnit.SECONDS);
        JsonNode kept = request.after().map(Cursor::tree).orElse(MissingNode.getInstance());
        int unseen = Math.max(1, Math.min(request.limit() / STREAMS.size(), MOST_UNSEEN));
        List<Position> positions = new ArrayList<>();
        List<ObjectNode> queries = new ArrayList<>();
        for (Stream stream : STREAMS) {
            Position position = Position.read(kept.path(stream.name()), since);
            positions.add(position);
            queries.add(composite.query(stream.soql() + " AND " + position.clause(unseen), stream.all()));
        }
        List<JsonNode> answers = composite.send(queries);
        List<Happened> happened = new ArrayList<>();
        ObjectNode next = JsonNodeFactory.instance.objectNode();
        boolean more = false;
        for (int i = 0; i < STREAMS.size(); i++) {
            List<Position.Row> rows = rows(Composite.found(answers.get(i)));
            for (Position.Row row : positions.get(i).unseen(rows)) {
                Optional<CrmEvent> event = STREAMS.get(i).reading().of(row.json(), since);
                event.ifPresent(known -> happened.add(new Happened(row.stamp(), known)));
            }
            boolean full = rows.size() >= positions.get(i).limit(unseen);
            next.set(STREAMS.get(i).name(), positions.get(i).behind(rows, full).json());
            more |= full;
        }
        happened.sort(Comparator.comparing(Happened::stamp));
        return new EventPage(happened.stream().map(Happened::event).toList(), Cursor.of(next), more);
    }

    private static Optional<CrmEvent> merged(JsonNode contact, Instant since) throws SyncException {
        return Optional.of(merge(RecordJson.CONTACT, contact));
    }

    /** A case that nobody touched since it was made says nothing. */
    private static Optional<CrmEvent> changed(JsonNode json, Instant since) throws SyncException {
        boolean closed = json.path("IsClosed").asBoolean();
        if (json.hasNonNull("MasterRecordId")) {
            return Optional.of(merge(RecordJson.CASE, json));
        }
        if (json.path("IsDeleted").asBoolean()
                || (!closed && json.path("SystemModstamp").equals(json.path("CreatedDate")))) {
            return Optional.empty();
        }
        Instant at = time(json, closed && json.hasNonNull("ClosedDate") ? "ClosedDate" : "SystemModstamp");
        return Optional.of(new CrmEvent.ConversationClosed(ref(RecordJson.CASE, json, "Id"), closed, at));
    }

    /** What was written before the beginning and only edited since is old. */
    private static Optional<CrmEvent> written(JsonNode json, Instant since) throws SyncException {
        Instant at = time(json, "CreatedDate");
        String text = json.path("CommentBody").asText("").strip();
        return at.isBefore(since) || text.isEmpty() || RecordJson.isNote(text)
                ? Optional.empty()
                : Optional.of(new CrmEvent.ReplyWritten(
                        ref(RecordJson.COMMENT, json, "Id"), ref(RecordJson.CASE, json, "ParentId"), text, at));
    }

    private static CrmEvent merge(String type, JsonNode json) throws SyncException {
        return new CrmEvent.RecordsMerged(ref(type, json, "MasterRecordId"), ref(type, json, "Id"));
    }

    private static CrmRef ref(String type, JsonNode json, String field) throws SyncException {
        String id = json.path(field).asText();
        if (!id.matches(ID)) {
            throw unreadable("a " + field + " that is no id");
        }
        return new CrmRef(type, id);
    }

    private static List<Position.Row> rows(JsonNode records) throws SyncException {
        List<Position.Row> rows = new ArrayList<>();
        for (JsonNode json : records) {
            String id = json.path("Id").asText();
            if (!id.matches(ID)) {
                throw unreadable("a record without an id");
            }
            rows.add(new Position.Row(json, id, time(json, "SystemModstamp")));
        }
        return rows;
    }

    private static Instant time(JsonNode json, String field) throws SyncException {
        try {
            return OffsetDateTime.parse(json.path(field).asText(), STAMP).toInstant();
        } catch (DateTimeException e) {
            throw unreadable("a " + field + " that is no time");
        }
    }

    private static SyncException unreadable(String what) {
        return new SyncException.Transient("Salesforce answered with " + what, false, null);
    }
}
