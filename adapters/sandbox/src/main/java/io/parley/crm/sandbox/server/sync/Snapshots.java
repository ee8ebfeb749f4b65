// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.sandbox.server.records.Case;
import io.parley.crm.sandbox.server.records.Cases;
import io.parley.crm.sandbox.server.records.Contact;
import io.parley.crm.sandbox.server.records.Contacts;
import io.parley.crm.sandbox.server.records.CustomField.Kind;
import io.parley.crm.sandbox.server.records.CustomValues;
import io.parley.crm.sandbox.server.records.Entry;
import io.parley.crm.sandbox.server.records.Profile;
import io.parley.crm.sandbox.server.records.Profiles;
import io.parley.crm.sandbox.server.records.Timeline;
import io.parley.crm.sandbox.server.records.Tx;
import io.parley.crm.sandbox.server.web.Json;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Records as they stand at a moment, for who compares. For one transaction. */
final class Snapshots {

    private final Tx tx;

    Snapshots(Tx tx) {
        this.tx = tx;
    }

    /** The record that a write is about, if it is there. */
    OptionalLong idOf(JsonNode write) throws SQLException {
        String key = write.path("key").asText();
        Optional<Long> known =
                switch (write.path("kind").asText()) {
                    case "contact" -> contact(write, key);
                    case "case" -> new Cases(tx).idOf(key);
                    case "fields" -> Optional.of(write.path("id").asLong());
                    default -> new Timeline(tx).idOf(key);
                };
        return known.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** The one that the writer knows, else that of the key, unless it is somebody else's. */
    private Optional<Long> contact(JsonNode write, String key) throws SQLException {
        if (write.hasNonNull("id")) {
            return Optional.of(write.path("id").asLong());
        }
        Set<Long> others = new HashSet<>();
        write.path("separatedFrom").forEach(other -> others.add(other.asLong()));
        return new Profiles(tx).contactOf(key).filter(id -> !others.contains(id));
    }

    /** All that a write may change of a record. */
    ObjectNode of(JsonNode write, long id) throws SQLException {
        String kind = write.path("kind").asText();
        return switch (kind.equals("fields") ? write.path("record").asText() : kind) {
            case "contact" -> contact(id, write.path("key").asText());
            case "case" -> caseFile(id);
            default -> entry(id);
        };
    }

    private ObjectNode contact(long id, String key) throws SQLException {
        Contact contact = new Contacts(tx).find(id);
        ObjectNode json = Json.object().put("name", contact.name()).put("email", contact.email());
        for (Profile profile : contact.profiles()) {
            if (profile.key().equals(key)) {
                json.put("profileName", profile.name())
                        .put("handle", profile.handle())
                        .put("url", profile.url())
                        .put("bio", profile.bio())
                        .put("location", profile.location())
                        .put("followers", profile.followers())
                        .put("verified", profile.verified());
            }
        }
        return json.setAll(new CustomValues(tx).of(Kind.CONTACT, contact.id()));
    }

    private ObjectNode caseFile(long id) throws SQLException {
        Case found = new Cases(tx).find(id);
        ObjectNode json = Json.object()
                .put("subject", found.subject())
                .put("status", found.status().word())
                .put("owner", found.owner())
                .put("url", found.url());
        return json.setAll(new CustomValues(tx).of(Kind.CASE, id));
    }

    private ObjectNode entry(long id) throws SQLException {
        Entry entry = new Timeline(tx).find(id);
        ObjectNode json = Json.object()
                .put("from", entry.author())
                .put("text", entry.shown())
                .put("removed", entry.removed())
                .put("url", entry.url())
                .put("rating", entry.rating())
                .put("attachments", entry.attachments());
        return json.setAll(new CustomValues(tx).of(Kind.MESSAGE, id));
    }
}
