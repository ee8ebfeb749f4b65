// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.sandbox.server.records.Case;
import io.parley.crm.sandbox.server.records.Cases;
import io.parley.crm.sandbox.server.records.Database;
import io.parley.crm.sandbox.server.records.Edits;
import io.parley.crm.sandbox.server.records.Entry;
import io.parley.crm.sandbox.server.records.Status;
import io.parley.crm.sandbox.server.records.Timeline;
import io.parley.crm.sandbox.server.web.Call;
import io.parley.crm.sandbox.server.web.Enclosures;
import io.parley.crm.sandbox.server.web.Fields;
import io.parley.crm.sandbox.server.web.Json;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Cases in REST. */
final class CaseApi {

    private static final int AT_ONCE = 200;
    private static final int ENTRIES_AT_ONCE = 20;

    private final Database database;
    private final Enclosures enclosures;

    CaseApi(Database database, Enclosures enclosures) {
        this.database = database;
        this.enclosures = enclosures;
    }

    /** The ids are of one moment; the cases themselves are read and written in pieces. */
    void all(Call call) throws IOException, SQLException {
        Instant since = call.instant("updatedSince").orElse(Instant.EPOCH);
        List<Long> ids = database.read(tx -> new Cases(tx).updatedSince(since));
        JsonGenerator json = call.json(200);
        json.writeStartArray();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            for (Case some : cases(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))) {
                json.writeStartObject();
                CaseJson.fields(some, json);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.close();
    }

    void one(Call call) throws IOException, SQLException {
        Case found = database.read(tx -> new Cases(tx).find(call.id()));
        JsonGenerator json = call.json(200);
        json.writeStartObject();
        CaseJson.fields(found, json);
        json.writeArrayFieldStart("timeline");
        for (List<Entry> some = behind(found, 0);
                !some.isEmpty();
                some = behind(found, some.get(some.size() - 1).id())) {
            for (Entry entry : some) {
                CaseJson.entry(entry, json);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    void edit(Call call) throws IOException, SQLException {
        Fields body = Api.body(call);
        Case edited = database.write(tx -> {
            Cases cases = new Cases(tx);
            Case found = cases.find(call.id());
            Status status = body.has("status") ? Status.of(body.text("status", 20)) : found.status();
            String owner = body.has("owner") ? Edits.owner(body.optional("owner", 300)) : found.owner();
            cases.edit(found.id(), status, owner);
            return cases.find(found.id());
        });
        JsonGenerator json = call.json(200);
        json.writeStartObject();
        CaseJson.fields(edited, json);
        json.writeEndObject();
        json.close();
    }

    void comment(Call call) throws IOException, SQLException {
        Fields body = Api.body(call);
        String files = enclosures.of(call.id(), ids(body.node("attachments")));
        String written = Objects.requireNonNullElse(body.optional("text", Api.MOST_BYTES), "");
        String text = Edits.comment(written, files != null);
        boolean forCustomer = body.flag("public");
        long id = database.write(tx -> new Timeline(tx).comment(call.id(), text, forCustomer, files, null));
        Json.write(call.response(), 201, Json.object().put("id", Long.toString(id)));
    }

    void takeBack(Call call) throws IOException, SQLException {
        long caseId = database.write(tx -> new Timeline(tx).takeBack(call.id()));
        Json.write(call.response(), 200, Json.object().put("caseId", Long.toString(caseId)));
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private List<Case> cases(List<Long> ids) throws SQLException {
        return database.read(tx -> {
            List<Case> found = new ArrayList<>();
            for (long id : ids) {
                found.add(new Cases(tx).find(id));
            }
            return found;
        });
    }

    private List<Entry> behind(Case found, long id) throws SQLException {
        return database.read(tx -> new Timeline(tx).after(found.id(), id, ENTRIES_AT_ONCE));
    }
}
