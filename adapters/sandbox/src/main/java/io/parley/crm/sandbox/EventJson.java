// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.model.Attachment;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmSign;
import io.parley.spi.crm.EventPage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What people did, as the door tells it. */
final class EventJson {

    private EventJson() {}

    static EventPage read(JsonNode page) throws SyncException {
        if (!page.path("next").isIntegralNumber()) {
            throw new SyncException.Transient("The sandbox CRM did not tell where to read on", false, null);
        }
        List<CrmEvent> events = new ArrayList<>();
        for (JsonNode change : page.path("changes")) {
            switch (change.path("kind").asText()) {
                case "comment" ->
                    events.add(new CrmEvent.ReplyWritten(
                            ref("Comment", change, "id"),
                            ref("Case", change, "caseId"),
                            change.path("text").asText(),
                            at(change),
                            attachments(change.path("attachments"))));
                case "withdrawal" -> events.add(new CrmEvent.ReplyWithdrawn(ref("Comment", change, "id")));
                case "status" ->
                    events.add(new CrmEvent.ConversationClosed(
                            ref("Case", change, "caseId"), change.path("closed").asBoolean(), at(change)));
                case "merge" ->
                    events.add(new CrmEvent.RecordsMerged(
                            ref("Contact", change, "survivor"), ref("Contact", change, "loser")));
                default -> throw unreadable(change);
            }
        }
        Cursor next = Cursor.of(JsonNodeFactory.instance
                .objectNode()
                .put("after", page.path("next").asLong()));
        return new EventPage(events, next, page.path("more").asBoolean()).with(signs(page.path("signs")));
    }

    private static List<Attachment> attachments(JsonNode files) {
        List<Attachment> attachments = new ArrayList<>();
        for (JsonNode file : files) {
            Untrusted.link(file.path("url").asText())
                    .ifPresent(link -> attachments.add(
                            Attachment.of(link, file.path("mediaType").asText("application/octet-stream"))
                                    .named(Untrusted.line(file.path("label").asText("file"), 255))));
        }
        return attachments;
    }

    /** Kinds that this version does not know are no loss. */
    private static List<CrmSign> signs(JsonNode told) {
        List<CrmSign> signs = new ArrayList<>();
        for (JsonNode sign : told) {
            CrmRef conversation = new CrmRef("Case", sign.path("caseId").asText());
            switch (sign.path("kind").asText()) {
                case "typing" -> signs.add(new CrmSign(conversation, CrmSign.Kind.TYPING));
                case "seen" -> signs.add(new CrmSign(conversation, CrmSign.Kind.SEEN));
                default -> {}
            }
        }
        return signs;
    }

    private static CrmRef ref(String type, JsonNode change, String field) throws SyncException {
        String id = change.path(field).asText();
        if (id.isEmpty()) {
            throw unreadable(change);
        }
        return new CrmRef(type, id);
    }

    private static Instant at(JsonNode change) throws SyncException {
        try {
            return Instant.parse(change.path("at").asText());
        } catch (DateTimeException e) {
            throw unreadable(change);
        }
    }

    private static SyncException unreadable(JsonNode change) {
        return new SyncException.Transient(
                "The sandbox CRM told change " + change.path("seq").asText()
                        + " in a way that this version does not read; update the agent",
                false,
                null);
    }
}
