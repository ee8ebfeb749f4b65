// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.sandbox.server.records.Cases;
import io.parley.crm.sandbox.server.records.Contacts;
import io.parley.crm.sandbox.server.records.CustomField.Kind;
import io.parley.crm.sandbox.server.records.CustomValues;
import io.parley.crm.sandbox.server.records.Refusal;
import io.parley.crm.sandbox.server.records.Timeline;
import io.parley.crm.sandbox.server.records.Tx;
import io.parley.crm.sandbox.server.web.Fields;
import java.sql.SQLException;

/** The fields that people have added: with a write of a record, or alone. */
final class FieldsUpdate implements Upsert {

    private final Tx tx;
    private final CustomValues values;

    FieldsUpdate(Tx tx) {
        this.tx = tx;
        this.values = new CustomValues(tx);
    }

    /** Those of a record that is there, and nothing else of it. */
    @Override
    public long put(String key, Fields write) throws SQLException {
        Kind kind = kind(write.text("record", 20));
        long id = there(kind, write.id("id"));
        values.put(kind, id, write.inside("fields").node("always"));
        return id;
    }

    /** Those that come with a record. */
    void with(Kind kind, long id, boolean made, JsonNode fields) throws SQLException {
        if (made) {
            values.put(kind, id, fields.path("atFirst"));
        }
        values.put(kind, id, fields.path("always"));
    }

    /** The id of a record that is there, or of what it was merged into. */
    long there(Kind kind, long id) throws SQLException {
        return switch (kind) {
            case CONTACT -> new Contacts(tx).find(id).id();
            case CASE -> new Cases(tx).find(id).id();
            case MESSAGE -> new Timeline(tx).find(id).id();
        };
    }

    static Kind kind(String word) {
        return switch (word) {
            case "contact" -> Kind.CONTACT;
            case "case" -> Kind.CASE;
            case "message" -> Kind.MESSAGE;
            default -> throw Refusal.invalid("record must be contact, case or message.");
        };
    }
}
