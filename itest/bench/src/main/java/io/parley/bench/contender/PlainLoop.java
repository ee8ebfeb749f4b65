// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.bench.contender.Reader.Page;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The least that can be done: reads, and writes composites; a crash loses whatever is in memory. */
public final class PlainLoop {

    private static final long IDLE_MILLIS = 50;

    private final JsonClient client = new JsonClient();
    private final Places places;
    private final URI batch;
    private final Map<String, Integer> cursors = new HashMap<>();
    private Composite composite = new Composite();

    private PlainLoop(Places places) {
        this.places = places;
        this.batch = places.crm().resolve("/crm/batch");
    }

    /** Runs until it is ended. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PlainLoop loop = new PlainLoop(Places.of(arguments));
        System.out.println("ready");
        while (true) {
            if (!loop.round()) {
                Thread.sleep(IDLE_MILLIS);
            }
        }
    }

    /** Returns whether there was something new. */
    private boolean round() throws IOException, InterruptedException {
        boolean news = false;
        for (String account : places.accounts()) {
            Page page = new Reader(client, places.channel(), account).read(cursors.getOrDefault(account, 0));
            for (JsonNode event : page.events()) {
                composite.add(account, event);
                if (composite.full()) {
                    flush();
                }
            }
            cursors.put(account, page.next());
            news |= !page.events().isEmpty();
        }
        if (!news && !composite.empty()) {
            flush();
        }
        return news;
    }

    private void flush() throws IOException, InterruptedException {
        client.post(batch, composite.writes());
        composite = new Composite();
    }
}
