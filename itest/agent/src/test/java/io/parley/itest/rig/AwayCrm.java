// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A CRM that goes away, asks for patience, and comes back with a limit of calls that it announces. Any thread. */
public final class AwayCrm implements AutoCloseable {

    private final CallWindow window;
    private final Map<String, String> records = new HashMap<>();
    private final Map<String, List<String>> timelines = new HashMap<>();
    private final List<ObjectNode> events = new ArrayList<>();
    private final AtomicInteger putOff = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();
    private final int port;
    private String oldestCase = "";
    private HttpServer server;
    private volatile State state = State.THERE;

    private enum State {
        THERE,
        BUSY,
        LIMITED
    }

    /**
     * A CRM on a free port.
     *
     * @param length of the stretches in which calls are counted
     * @param allowed calls in each of them
     * @throws IOException if no port can be had
     */
    public AwayCrm(Duration length, int allowed) throws IOException {
        window = new CallWindow(length, allowed);
        server = listen(0);
        port = server.getAddress().getPort();
    }

    /** {@return where it is, whether there or not} */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Nobody listens any more. */
    public void leave() {
        server.stop(0);
    }

    /**
     * Somebody listens, and asks to come again later.
     *
     * @throws IOException if the port was taken meanwhile
     */
    public void askForPatience() throws IOException {
        state = State.BUSY;
        server = listen(port);
    }

    /** It works again, within its limit. */
    public void comeBack() {
        state = State.LIMITED;
    }

    /** {@return how many calls it put off} */
    public int putOff() {
        return putOff.get();
    }

    /** {@return how many messages were written} */
    public int messages() {
        return messages.get();
    }

    /** {@return how often it refused in each stretch of time} */
    public List<Integer> refusals() {
        return window.refusals();
    }

    /** {@return texts of each conversation as they came} */
    public synchronized List<List<String>> timelines() {
        return timelines.values().stream().map(List::copyOf).toList();
    }

    /**
     * A rep answers in the oldest case.
     *
     * @param text what is said
     */
    public synchronized void answer(String text) {
        events.add(Wire.JSON
                .createObjectNode()
                .put("kind", "reply")
                .put("at", Instant.now().toString())
                .put("record", "comment:" + events.size())
                .put("case", oldestCase)
                .put("text", text));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private HttpServer listen(int wanted) throws IOException {
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 50);
        listening.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "crm");
            thread.setDaemon(true);
            return thread;
        }));
        listening.createContext("/", exchange -> serve(new Wire(exchange)));
        listening.start();
        return listening;
    }

    private void serve(Wire wire) throws IOException {
        if (state == State.BUSY) {
            putOff.incrementAndGet();
            wire.header("Retry-After", "2").refuse(503);
            return;
        }
        if (state == State.LIMITED) {
            CallWindow.Standing standing = window.called();
            wire.header("RateLimit-Limit", String.valueOf(window.allowed()))
                    .header("RateLimit-Remaining", String.valueOf(standing.left()))
                    .header("RateLimit-Reset", String.valueOf(standing.reset()));
            if (!standing.admitted()) {
                wire.refuse(429);
                return;
            }
        }
        switch (wire.path()[0]) {
            case "name" -> wire.answer(Wire.JSON.createObjectNode().put("name", "A CRM"));
            case "events" -> wire.answer(page(Integer.parseInt(wire.query().get("after"))));
            case "batch" -> wire.answer(take(wire.body()));
            default -> wire.refuse(404);
        }
    }

    private synchronized ObjectNode page(int after) {
        ObjectNode page =
                Wire.JSON.createObjectNode().put("next", events.size()).put("more", false);
        ArrayNode list = page.putArray("events");
        events.subList(after, events.size()).forEach(list::add);
        return page;
    }

    private synchronized ArrayNode take(JsonNode writes) {
        ArrayNode outcomes = Wire.JSON.createArrayNode();
        for (JsonNode write : writes) {
            String kind = write.path("kind").asText();
            String record = records.computeIfAbsent(
                    kind + " " + write.path("key").asText(), key -> kind + ":" + records.size());
            if (kind.equals("conversation")) {
                oldestCase = oldestCase.isEmpty() ? record : oldestCase;
            } else if (kind.equals("message")) {
                timelines
                        .computeIfAbsent(write.path("conversation").asText(), name -> new ArrayList<>())
                        .add(write.path("text").asText());
                messages.incrementAndGet();
            }
            outcomes.addObject().put("status", "done").put("record", record);
        }
        return outcomes;
    }
}
