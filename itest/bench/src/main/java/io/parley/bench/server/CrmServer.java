// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.bench.server.Door.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The CRM in a process of its own: it takes composites of at most 200 writes that may name parents of the same call, or
 * one record a call. Prints its address.
 */
public final class CrmServer {

    private static final int COMPOSITE = 200;
    private static final JsonMapper JSON = new JsonMapper();

    private final Reps reps = new Reps();
    private volatile CrmBook book = new CrmBook();

    private CrmServer() {}

    /** Starts with an empty book. */
    public static void main(String[] arguments) throws IOException {
        CrmServer crm = new CrmServer();
        new Door()
                .on(
                        "/crm/name",
                        request ->
                                Door.bytes(JsonNodeFactory.instance.objectNode().put("name", "Bench")))
                .on(
                        "/crm/events",
                        request ->
                                Door.bytes(crm.reps.page((int) request.number("after"), (int) request.number("limit"))))
                .on("/answer", crm::answer)
                .on("/arrivals", request -> crm.book.arrivals().getBytes(StandardCharsets.UTF_8))
                .on("/crm/batch", crm::batch)
                .on("/crm/record", crm::single)
                .on("/reset", crm::reset)
                .on("/await", crm::await)
                .on("/state", request -> Door.bytes(crm.book.state()))
                .on("/contents", request -> String.join("\n", crm.book.contents())
                        .getBytes(StandardCharsets.UTF_8))
                .on(
                        "/digest",
                        request -> Door.bytes(
                                JsonNodeFactory.instance.objectNode().put("digest", Digest.of(crm.book.contents()))))
                .open();
    }

    private byte[] batch(Request request) throws IOException {
        JsonNode writes = JSON.readTree(request.body());
        if (!writes.isArray() || writes.size() > COMPOSITE) {
            throw new IllegalArgumentException("a composite is a list of at most " + COMPOSITE + " writes");
        }
        ArrayNode outcomes = JsonNodeFactory.instance.arrayNode(writes.size());
        CrmBook current = book;
        synchronized (current) {
            current.called();
            for (JsonNode write : writes) {
                outcomes.add(done(current.write(write)));
            }
        }
        return JSON.writeValueAsBytes(outcomes);
    }

    private byte[] single(Request request) throws IOException {
        JsonNode write = JSON.readTree(request.body());
        CrmBook current = book;
        synchronized (current) {
            current.called();
            return JSON.writeValueAsBytes(done(current.write(write)));
        }
    }

    private static ObjectNode done(String record) {
        return JsonNodeFactory.instance.objectNode().put("status", "done").put("record", record);
    }

    private byte[] answer(Request request) {
        reps.begin(book.cases(), (int) request.number("count"), request.number("rate"));
        return Door.bytes(JsonNodeFactory.instance.objectNode().put("beganMicros", reps.beganMicros()));
    }

    private byte[] reset(Request request) {
        book = new CrmBook();
        return Door.bytes(book.state());
    }

    /** Answers when the goal is reached, or with what there is when time is up. */
    private byte[] await(Request request) throws InterruptedException {
        CrmBook current = book;
        current.await(
                request.number("messages"),
                request.number("revisions"),
                Duration.ofMillis(request.number("millis")).toNanos());
        return Door.bytes(current.state());
    }
}
