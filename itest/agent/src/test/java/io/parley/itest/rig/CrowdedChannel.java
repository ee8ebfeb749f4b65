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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A channel on which many people write, eight messages in each conversation, and answers are taken. Any thread. */
public final class CrowdedChannel implements AutoCloseable {

    private static final int IN_CONVERSATION = 8;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final List<String> posts = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final int conversations;
    private final Runnable posted;
    private volatile int written;

    /**
     * A channel on a free port.
     *
     * @param most messages that people will write
     * @param posted is told when an answer has come
     * @throws IOException if no port can be had
     */
    public CrowdedChannel(int most, Runnable posted) throws IOException {
        this.conversations = Math.max(1, most / IN_CONVERSATION);
        this.posted = posted;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newFixedThreadPool(4, task -> {
            Thread thread = new Thread(task, "channel");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> serve(new Wire(exchange)));
        server.start();
    }

    /** {@return where it is} */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * People have written so many messages in all.
     *
     * @param messages how many
     */
    public void write(int messages) {
        written = messages;
    }

    /** {@return the answers that were posted} */
    public List<String> posts() {
        return List.copyOf(posts);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(Wire wire) throws IOException {
        switch (wire.path()[0]) {
            case "name" ->
                wire.answer(
                        Wire.JSON.createObjectNode().put("name", "A channel").put("person", "brand"));
            case "events" -> wire.answer(page(wire.query()));
            case "posts" -> wire.answer(wire.writes() ? post(wire.body()) : Wire.JSON.createArrayNode());
            default -> wire.refuse(404);
        }
    }

    private ObjectNode post(JsonNode post) {
        posted.run();
        posts.add(post.path("text").asText());
        return Wire.JSON
                .createObjectNode()
                .put("id", "answer" + posts.size())
                .put("at", Instant.now().toString());
    }

    private ObjectNode page(Map<String, String> query) {
        int after = Integer.parseInt(query.get("after"));
        int all = written;
        int end = Math.min(all, after + Integer.parseInt(query.get("limit")));
        ObjectNode page = Wire.JSON.createObjectNode().put("next", end).put("more", end < all);
        ArrayNode list = page.putArray("events");
        for (int i = after; i < end; i++) {
            String conversation = "c" + i % conversations;
            list.addObject()
                    .put("id", "m" + i)
                    .put("person", "person of " + conversation)
                    .put("conversation", conversation)
                    .put("text", String.valueOf(i))
                    .put("sentAt", BEGIN.plusSeconds(i).toString());
        }
        return page;
    }
}
