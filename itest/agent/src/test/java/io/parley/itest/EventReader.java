// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Follows server-sent events as a browser does, on a thread of its own. */
final class EventReader implements AutoCloseable {

    /** An event, with the time at which it came. */
    record Event(String id, String name, JsonNode data, long nanos) {}

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private volatile Stream<String> lines = Stream.empty();

    private EventReader() {}

    static EventReader open(HttpClient http, URI address, String token, String lastEventId) {
        EventReader reader = new EventReader();
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        Thread thread = new Thread(() -> reader.follow(http, request.build()), "events");
        thread.setDaemon(true);
        thread.start();
        return reader;
    }

    int status() {
        return status.join();
    }

    List<Event> all() {
        return events;
    }

    List<Event> named(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    /** Texts that the other side said. */
    List<String> answers() {
        return named("message").stream()
                .filter(event -> event.data().path("from").asText().equals("agent"))
                .map(event -> event.data().path("text").asText())
                .toList();
    }

    String lastId() {
        return events.stream()
                .map(Event::id)
                .filter(id -> !id.isEmpty())
                .reduce((one, other) -> other)
                .orElse("");
    }

    @Override
    public void close() {
        lines.close();
    }

    private void follow(HttpClient http, HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofLines());
            status.complete(response.statusCode());
            lines = response.body();
            String[] event = {"", "message", ""};
            lines.forEach(line -> take(line, event));
        } catch (IOException | UncheckedIOException | InterruptedException e) {
            status.completeExceptionally(e);
        }
    }

    private void take(String line, String[] event) {
        if (line.startsWith("id: ")) {
            event[0] = line.substring(4);
        } else if (line.startsWith("event: ")) {
            event[1] = line.substring(7);
        } else if (line.startsWith("data: ")) {
            event[2] = line.substring(6);
        } else if (line.isEmpty() && !event[2].isEmpty()) {
            events.add(new Event(event[0], event[1], AgentClient.json(event[2]), System.nanoTime()));
            event[0] = "";
            event[1] = "message";
            event[2] = "";
        }
    }
}
