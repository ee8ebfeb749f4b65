// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.sandbox.server.records.CustomField;
import io.parley.crm.sandbox.server.records.Database;
import io.parley.crm.sandbox.server.records.Leftovers;
import io.parley.crm.sandbox.server.records.Leftovers.Leftover;
import io.parley.crm.sandbox.server.records.Refusal;
import io.parley.crm.sandbox.server.records.Signs;
import io.parley.crm.sandbox.server.web.Call;
import io.parley.crm.sandbox.server.web.Fields;
import io.parley.crm.sandbox.server.web.Json;
import io.parley.crm.sandbox.server.web.Routes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The routes of the door. */
public final class Sync {

    private static final int MOST_BYTES = 4_000_000;
    private static final int MOST_WRITES = 200;
    private static final int MOST_QUESTIONS = 100;
    private static final int MOST_CHANGES = 1_000;
    private static final int LONGEST_WAIT = 25;

    private final Database database;
    private final ChangeFeed feed;
    private final Signs signs;

    /** On top of the records. */
    public Sync(Database database, ChangeFeed feed, Signs signs) {
        this.database = database;
        this.feed = feed;
        this.signs = signs;
    }

    /** {@return below {@code /crm/sync}} */
    public Routes routes() {
        return new Routes()
                .on("GET", "/me", this::me)
                .on("POST", "/batch", this::batch)
                .on("POST", "/preview", this::preview)
                .on("GET", "/fields", Sync::fields)
                .on("POST", "/find", this::find)
                .on("GET", "/changes", this::changes)
                .on("GET", "/remnants", this::remnants)
                .on("POST", "/remnants/removal", this::remove)
                .on("POST", "/signs", this::sign);
    }

    private void me(Call call) throws IOException, SQLException {
        feed.before(Instant.EPOCH);
        Json.write(call.response(), 200, Json.object().put("name", "Sandbox CRM"));
    }

    private void batch(Call call) throws IOException, SQLException {
        JsonNode writes = writes(call);
        ArrayNode results = database.write(tx -> new BatchWriter(tx).write(writes));
        Json.write(call.response(), 200, Json.object().set("results", results));
    }

    private void preview(Call call) throws IOException, SQLException {
        JsonNode writes = writes(call);
        ArrayNode results = database.rehearse(tx -> new BatchPreview(tx).of(writes));
        Json.write(call.response(), 200, Json.object().set("results", results));
    }

    private void find(Call call) throws IOException, SQLException {
        JsonNode questions = Json.read(call.request(), MOST_BYTES).node("questions");
        if (!questions.isArray() || questions.size() > MOST_QUESTIONS) {
            throw Refusal.invalid("questions must be a list of at most " + MOST_QUESTIONS + " questions.");
        }
        ArrayNode results = database.read(tx -> new Questions(tx).answer(questions));
        Json.write(call.response(), 200, Json.object().set("results", results));
    }

    private static JsonNode writes(Call call) throws IOException {
        JsonNode writes = Json.read(call.request(), MOST_BYTES).node("writes");
        if (!writes.isArray() || writes.size() > MOST_WRITES) {
            throw Refusal.invalid("writes must be a list of at most " + MOST_WRITES + " writes.");
        }
        return writes;
    }

    private static void fields(Call call) throws IOException {
        ArrayNode records = Json.list();
        for (CustomField.Kind kind : CustomField.Kind.values()) {
            ObjectNode record = records.addObject().put("record", kind.name().toLowerCase(Locale.ROOT));
            ArrayNode list = record.putArray("fields");
            for (CustomField field : kind.fields()) {
                ObjectNode json = list.addObject()
                        .put("name", field.name())
                        .put("label", field.label())
                        .put("type", field.type())
                        .put("longest", field.longest());
                field.choices().forEach(json.putArray("choices")::add);
            }
        }
        Json.write(call.response(), 200, Json.object().set("records", records));
    }

    private void remnants(Call call) throws IOException, SQLException {
        ArrayNode list = Json.list();
        for (Leftover one : database.read(tx -> new Leftovers(tx).all())) {
            list.addObject().put("id", one.id()).put("name", one.name()).put("count", one.count());
        }
        Json.write(call.response(), 200, Json.object().set("remnants", list));
    }

    private void remove(Call call) throws IOException, SQLException {
        String id = Json.read(call.request(), MOST_BYTES).text("id", 20);
        long left = database.write(tx -> new Leftovers(tx).remove(id));
        Json.write(call.response(), 200, Json.object().put("left", left));
    }

    private void sign(Call call) throws IOException {
        Fields sign = Json.read(call.request(), MOST_BYTES);
        if (!sign.text("kind", 20).equals("typing")) {
            throw Refusal.invalid("kind must be typing.");
        }
        signs.customerTypes(sign.id("caseId"));
        Json.write(call.response(), 200, Json.object());
    }

    private void changes(Call call) throws IOException, SQLException {
        int limit = (int) call.number("limit", 1, MOST_CHANGES, 200);
        Duration wait = Duration.ofSeconds(call.number("waitSeconds", 0, LONGEST_WAIT, 0));
        long after;
        if (call.parameter("after").isPresent()) {
            after = call.number("after", 0, Long.MAX_VALUE, 0);
        } else {
            Instant since = call.instant("since")
                    .orElseThrow(() -> new Refusal(400, "Say after=<sequence>, or since=<time> for the first page."));
            after = feed.before(since);
        }
        feed.answer(call, new ChangeFeed.Place(after, limit), wait);
    }
}
