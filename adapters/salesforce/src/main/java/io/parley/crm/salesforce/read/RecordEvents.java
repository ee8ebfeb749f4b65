// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.salesforce.mode.Json;
import io.parley.crm.salesforce.mode.Words;
import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** What records say that people did. */
final class RecordEvents {

    private static final String ID = "[A-Za-z0-9]{15,18}";
    private static final DateTimeFormatter STAMP = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd'T'HH:mm:ss[.SSS]XX")
            .toFormatter(Locale.ROOT);

    private RecordEvents() {}

    /** {@return a merge of contacts} */
    static Optional<CrmEvent> merged(JsonNode contact, Instant since) throws SyncException {
        return Optional.of(merge(Json.CONTACT, contact));
    }

    /** {@return a lead that was merged, or of which a contact was made} */
    static Optional<CrmEvent> converted(JsonNode json, Instant since) throws SyncException {
        return Optional.of(
                json.hasNonNull("ConvertedContactId")
                        ? new CrmEvent.RecordsMerged(
                                ref(Json.CONTACT, json, "ConvertedContactId"), ref(Json.LEAD, json, "Id"))
                        : merge(Json.LEAD, json));
    }

    /** A case that nobody touched since it was made says nothing. */
    static Optional<CrmEvent> changed(JsonNode json, Instant since) throws SyncException {
        boolean closed = json.path("IsClosed").asBoolean();
        if (json.hasNonNull("MasterRecordId")) {
            return Optional.of(merge(Json.CASE, json));
        }
        if (json.path("IsDeleted").asBoolean() || (!closed && untouched(json))) {
            return Optional.empty();
        }
        Instant at = time(json, closed && json.hasNonNull("ClosedDate") ? "ClosedDate" : "SystemModstamp");
        return Optional.of(new CrmEvent.ConversationClosed(ref(Json.CASE, json, "Id"), closed, at));
    }

    /** {@return a public comment as an answer; one that was deleted or is internal now as one that was taken back} */
    static Optional<CrmEvent> commented(JsonNode json, Instant since) throws SyncException {
        boolean open = json.path("IsPublished").asBoolean();
        return written(Json.COMMENT, json, json.path("CommentBody").asText(), open, since);
    }

    /** {@return a post in the feed of a case as an answer, if customers may see it} */
    static Optional<CrmEvent> posted(JsonNode json, Instant since, HtmlText html) throws SyncException {
        String body = json.path("Body").asText();
        String text = json.path("IsRichText").asBoolean() ? html.toPlainText(body) : body;
        boolean open = json.path("Visibility").asText().equals("AllUsers");
        return written("FeedItem", json, text, open, since);
    }

    /** {@return a social post that a person wrote as an answer} */
    static Optional<CrmEvent> replied(JsonNode json, Instant since) throws SyncException {
        return written(
                "SocialPost",
                json,
                json.path("Content").asText(),
                json.path("IsOutbound").asBoolean(),
                since);
    }

    /** What was written before the beginning and only edited since is old; what went with its case was not taken back. */
    private static Optional<CrmEvent> written(String type, JsonNode json, String body, boolean open, Instant since)
            throws SyncException {
        Instant at = time(json, "CreatedDate");
        String text = body.strip();
        if (at.isBefore(since) || text.isEmpty() || Words.isMarked(text)) {
            return Optional.empty();
        }
        CrmRef record = ref(type, json, "Id");
        if (open && !json.path("IsDeleted").asBoolean()) {
            return Optional.of(new CrmEvent.ReplyWritten(record, ref(Json.CASE, json, "ParentId"), text, at));
        }
        return untouched(json) || json.path("Parent").path("IsDeleted").asBoolean()
                ? Optional.empty()
                : Optional.of(new CrmEvent.ReplyWithdrawn(record));
    }

    /** {@return a row with its stamp} */
    static Position.Row row(JsonNode json) throws SyncException {
        String id = json.path("Id").asText();
        if (!id.matches(ID)) {
            throw unreadable("a record without an id");
        }
        return new Position.Row(json, id, time(json, "SystemModstamp"));
    }

    private static boolean untouched(JsonNode json) {
        return json.path("SystemModstamp").equals(json.path("CreatedDate"))
                && !json.path("IsDeleted").asBoolean();
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
