// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.sync;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.sandbox.server.records.Change;
import io.parley.crm.sandbox.server.records.ChangeLog;
import io.parley.crm.sandbox.server.records.Database;
import io.parley.crm.sandbox.server.records.Signs;
import io.parley.crm.sandbox.server.records.Signs.Sign;
import io.parley.crm.sandbox.server.web.Call;
import io.parley.crm.sandbox.server.web.Json;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Tells what people did, at once or, for who wants to wait, as soon as they do something. */
public final class ChangeFeed implements AutoCloseable {

    private static final int MOST_WAITING = 50;

    private final Database database;
    private final Signs signs;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicLong news = new AtomicLong();

    /** On top of the records. */
    public ChangeFeed(Database database, Signs signs) {
        this.database = database;
        this.signs = signs;
        database.onNews(this::wake);
        signs.onNews(this::wake);
    }

    /**
     * Where somebody reads.
     *
     * @param after behind which sequence
     * @param limit most changes wanted
     */
    record Place(long after, int limit) {}

    long before(Instant moment) throws SQLException {
        return database.read(tx -> new ChangeLog(tx).before(moment));
    }

    void answer(Call call, Place place, Duration wait) throws IOException, SQLException {
        long seen = news.get();
        ChangePage page = read(place);
        if (!page.isEmpty() || signs.any() || wait.isZero() || waiting.size() >= MOST_WAITING) {
            Json.write(call.response(), 200, toJson(page));
            return;
        }
        AsyncContext context = call.request().startAsync();
        context.setTimeout(wait.toMillis());
        Waiting reader = new Waiting(this, place, context);
        context.addListener(reader);
        waiting.add(reader);
        if (news.get() != seen) {
            reader.wake();
        }
    }

    ChangePage read(Place place) throws SQLException {
        List<Change> found = database.read(tx -> new ChangeLog(tx).after(place.after(), place.limit() + 1));
        return ChangePage.of(found, place);
    }

    /** A page, with what passes by. */
    ObjectNode toJson(ChangePage page) {
        ObjectNode json = page.toJson();
        ArrayNode list = json.putArray("signs");
        for (Sign sign : signs.tell()) {
            String id = Long.toString(sign.caseId());
            if (sign.typing()) {
                list.addObject().put("kind", "typing").put("caseId", id);
            }
            if (sign.looked()) {
                list.addObject().put("kind", "seen").put("caseId", id);
            }
        }
        return json;
    }

    void leave(Waiting reader) {
        waiting.remove(reader);
    }

    /** {@return how many wait now} */
    public int waiting() {
        return waiting.size();
    }

    private void wake() {
        news.incrementAndGet();
        waiting.forEach(Waiting::wake);
    }

    /** Nobody waits for a CRM that is closing. */
    @Override
    public void close() {
        waiting.forEach(Waiting::dismiss);
    }
}
