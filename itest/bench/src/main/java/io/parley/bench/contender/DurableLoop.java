// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.parley.bench.contender.LoopStore.Row;
import io.parley.bench.contender.Reader.Page;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The least that can be done without losing anything: pages are kept before they are written, outcomes after. */
public final class DurableLoop {

    private static final long IDLE_MILLIS = 50;
    private static final int ENOUGH = 200;

    private final JsonClient client = new JsonClient();
    private final Places places;
    private final boolean single;
    private final LoopStore store;
    private final Map<String, Integer> cursors = new HashMap<>();
    private final Deque<Row> pending;

    private DurableLoop(Places places) throws SQLException, IOException {
        this.places = places;
        this.single = places.recordsACall() == 1;
        this.store = new LoopStore(places.home());
        this.pending = new ArrayDeque<>(store.pending());
        for (String account : places.accounts()) {
            cursors.put(account, store.cursor(account));
        }
    }

    /** Runs until it is ended. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        DurableLoop loop = new DurableLoop(Places.of(arguments));
        System.out.println("ready");
        while (true) {
            if (!loop.round()) {
                Thread.sleep(IDLE_MILLIS);
            }
        }
    }

    /** Returns whether there was something new. */
    private boolean round() throws IOException, InterruptedException, SQLException {
        boolean news = false;
        for (String account : places.accounts()) {
            Page page = new Reader(client, places.channel(), account).read(cursors.get(account));
            if (!page.events().isEmpty()) {
                pending.addAll(store.keep(account, page));
                cursors.put(account, page.next());
                news = true;
            }
            while (pending.size() >= ENOUGH) {
                flush();
            }
        }
        while (!news && !pending.isEmpty()) {
            flush();
        }
        return news;
    }

    private void flush() throws IOException, InterruptedException, SQLException {
        Composite composite = new Composite(single ? Composite.MOST : places.recordsACall());
        List<Row> rows = new ArrayList<>();
        while (!composite.full() && !pending.isEmpty()) {
            Row row = pending.remove();
            composite.add(row.account(), row.event());
            rows.add(row);
        }
        send(composite.writes());
        store.settle(rows);
    }

    private void send(ArrayNode writes) throws IOException, InterruptedException {
        if (!single) {
            client.post(places.crm().resolve("/crm/batch"), writes);
            return;
        }
        for (JsonNode write : writes) {
            client.post(places.crm().resolve("/crm/record"), write);
        }
    }
}
