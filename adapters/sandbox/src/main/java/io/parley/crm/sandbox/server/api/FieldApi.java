// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.sandbox.server.records.Cases;
import io.parley.crm.sandbox.server.records.Contacts;
import io.parley.crm.sandbox.server.records.CustomField.Kind;
import io.parley.crm.sandbox.server.records.CustomValues;
import io.parley.crm.sandbox.server.records.Database;
import io.parley.crm.sandbox.server.records.Timeline;
import io.parley.crm.sandbox.server.records.Tx;
import io.parley.crm.sandbox.server.web.Call;
import io.parley.crm.sandbox.server.web.Handler;
import io.parley.crm.sandbox.server.web.Json;
import java.io.IOException;
import java.sql.SQLException;

/** The fields that people have added, in REST. */
final class FieldApi {

    private final Database database;

    FieldApi(Database database) {
        this.database = database;
    }

    Handler show(Kind kind) {
        return call -> Json.write(
                call.response(), 200, database.read(tx -> new CustomValues(tx).of(kind, there(tx, kind, call.id()))));
    }

    Handler edit(Kind kind) {
        return call -> edit(kind, call);
    }

    private void edit(Kind kind, Call call) throws IOException, SQLException {
        var body = Api.body(call);
        ObjectNode edited = database.write(tx -> {
            long id = there(tx, kind, call.id());
            new CustomValues(tx).put(kind, id, body.inside("fields").all());
            return new CustomValues(tx).of(kind, id);
        });
        Json.write(call.response(), 200, edited);
    }

    private static long there(Tx tx, Kind kind, long id) throws SQLException {
        return switch (kind) {
            case CONTACT -> new Contacts(tx).find(id).id();
            case CASE -> new Cases(tx).find(id).id();
            case MESSAGE -> new Timeline(tx).find(id).id();
        };
    }
}
