// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.sandbox.server.records.Refusal;
import io.parley.crm.sandbox.server.records.Tx;
import io.parley.crm.sandbox.server.web.Fields;
import io.parley.crm.sandbox.server.web.Json;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out a batch, each write apart: a bad one fails alone, and what refers to it is not tried. */
final class BatchWriter {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
    private static final int CONSTRAINT = 19;
    private static final int LONGEST_KEY = 200;

    private final Tx tx;
    private final Map<String, Kind> kinds;
    private final FieldsUpdate fields;
    private final Map<String, String> failed = new HashMap<>();

    private record Kind(String type, Upsert upsert) {}

    BatchWriter(Tx tx) {
        this.tx = tx;
        Parents parents = new Parents(tx);
        MessageUpsert messages = new MessageUpsert(tx, parents);
        fields = new FieldsUpdate(tx);
        kinds = Map.of(
                "contact", new Kind("Contact", new ContactUpsert(tx)),
                "case", new Kind("Case", new CaseUpsert(tx, parents)),
                "message", new Kind("Message", messages::put),
                "removal", new Kind("Message", messages::remove),
                "note", new Kind("Note", messages::note),
                "fields", new Kind("", fields),
                "move", new Kind("Case", new CaseMove(tx, parents)));
    }

    ArrayNode write(JsonNode writes) throws SQLException {
        ArrayNode results = Json.list();
        for (JsonNode write : writes) {
            String key = write.path("key").asText();
            ObjectNode result = results.addObject().put("key", key);
            String cause = causeIn(write);
            if (cause == null) {
                one(new Fields(write), key, result);
            } else {
                failed.put(key, cause);
                result.put("status", "notAttempted").put("cause", cause);
            }
        }
        return results;
    }

    private @Nullable String causeIn(JsonNode write) {
        String ofContact = failed.get(write.path("contact").path("key").asText());
        return ofContact != null
                ? ofContact
                : failed.get(write.path("case").path("key").asText());
    }

    private void one(Fields write, String key, ObjectNode result) throws SQLException {
        try {
            Kind kind = kindOf(write);
            long id = tx.apart(apart -> put(kind, write));
            result.put("status", "done").put("type", typeOf(kind, write)).put("id", Long.toString(id));
        } catch (Refusal e) {
            fail(key, e.sentence(), result);
        } catch (SQLException e) {
            if (e.getErrorCode() != CONSTRAINT) {
                throw e;
            }
            LOG.warn("The sandbox CRM cannot store {}", key, e);
            fail(key, "The record does not fit to what is there: " + e.getMessage(), result);
        } catch (RuntimeException e) {
            LOG.error("The sandbox CRM has a defect and cannot store {}", key, e);
            fail(key, "The sandbox CRM has a defect; the agent's log says more.", result);
        }
    }

    /** With the fields that people have added, where it has some. */
    private long put(Kind kind, Fields write) throws SQLException {
        boolean made = new Snapshots(tx).idOf(write.all()).isEmpty();
        long id = kind.upsert().put(write.text("key", LONGEST_KEY), write);
        if (write.has("fields") && kind.upsert() != fields) {
            fields.with(FieldsUpdate.kind(write.text("kind", 20)), id, made, write.node("fields"));
        }
        return id;
    }

    private static String typeOf(Kind kind, Fields write) {
        return kind.type().isEmpty()
                ? switch (FieldsUpdate.kind(write.text("record", 20))) {
                    case CONTACT -> "Contact";
                    case CASE -> "Case";
                    case MESSAGE -> "Message";
                }
                : kind.type();
    }

    private Kind kindOf(Fields write) {
        Kind kind = kinds.get(write.text("kind", 20));
        if (kind == null) {
            throw Refusal.invalid("kind must be contact, case, message, removal, note, fields or move.");
        }
        return kind;
    }

    private void fail(String key, String sentence, ObjectNode result) {
        if (!key.isEmpty()) {
            failed.put(key, key);
        }
        result.put("status", "failed").put("error", sentence);
    }
}
