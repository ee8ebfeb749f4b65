// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.bench.server.ChannelServer;
import io.parley.bench.server.CrmServer;
import io.parley.bench.work.Work;
import io.parley.bench.work.Work.Goal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The channel and the CRM, for one contender after the other. */
final class Servers implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx4g", "-Dsun.net.httpserver.nodelay=true");
    private static final long LOOK_MILLIS = 1_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Work work;
    private final Program channel;
    private final Program crm;

    /**
     * Starts both.
     *
     * @param home an empty folder
     * @param seed of the work
     * @param size of the work
     * @param accounts among which it is divided
     */
    Servers(Path home, long seed, int size, int accounts) throws IOException {
        work = Work.draw(seed, size);
        Path channelHome = Files.createDirectories(home.resolve("channel"));
        channel = Program.ofClass(channelHome, FLAGS, ChannelServer.class, seed, size, accounts);
        crm = Program.ofClass(Files.createDirectories(home.resolve("crm")), FLAGS, CrmServer.class);
    }

    Work work() {
        return work;
    }

    String channelAddress() {
        return channel.firstLine();
    }

    String crmAddress() {
        return crm.firstLine();
    }

    /** Seconds of CPU that both have used. */
    double cpuSeconds() {
        return channel.usage().cpuSeconds() + crm.usage().cpuSeconds();
    }

    void reset() {
        release(0, 0);
        ask(crm, "/reset");
    }

    /** Lets posts happen, at a rate or, if that is 0, at once. Returns when they began to. */
    long release(int to, int rate) {
        return ask(channel, "/release?to=" + to + "&rate=" + rate)
                .path("beganMicros")
                .asLong();
    }

    /** From now on the webhook is told of the posts of the first account. */
    void push(String hook) {
        send(HttpRequest.newBuilder(URI.create(channel.firstLine() + "/hook"))
                .POST(HttpRequest.BodyPublishers.ofString(hook)));
    }

    /** Lets the reps of the CRM answer. Returns when they began to. */
    long answer(int count, int rate) {
        return ask(crm, "/answer?count=" + count + "&rate=" + rate)
                .path("beganMicros")
                .asLong();
    }

    /** When each message, by its id, came into the CRM. */
    Map<String, Long> arrivals() {
        return moments(crm, "/arrivals");
    }

    /** When each answer, by its text, was posted on the channel. */
    Map<String, Long> posted() {
        return moments(channel, "/posted");
    }

    private Map<String, Long> moments(Program server, String path) {
        byte[] lines = send(HttpRequest.newBuilder(URI.create(server.firstLine() + path)));
        Map<String, Long> moments = new HashMap<>();
        new String(lines, StandardCharsets.UTF_8).lines().forEach(line -> {
            int blank = line.lastIndexOf(' ');
            moments.put(line.substring(0, blank), Long.parseLong(line.substring(blank + 1)));
        });
        return moments;
    }

    /** Waits until the CRM holds what the first posts are; {@code worker} must go on living. */
    JsonNode await(int first, Program worker) {
        Goal goal = work.goal(first);
        JsonNode state;
        do {
            worker.assertAlive();
            state = ask(
                    crm,
                    "/await?messages=" + goal.messages() + "&revisions=" + goal.revisions() + "&millis=" + LOOK_MILLIS);
        } while (state.path("messages").asLong() < goal.messages()
                || state.path("revisions").asLong() < goal.revisions());
        return state;
    }

    /** What the CRM says of itself now. */
    JsonNode state() {
        return ask(crm, "/state");
    }

    long firstSeenMicros() {
        return ask(channel, "/state").path("firstSeenMicros").asLong();
    }

    String digest() {
        return ask(crm, "/digest").path("digest").asText();
    }

    private JsonNode ask(Program server, String path) {
        try {
            return JSON.readTree(send(HttpRequest.newBuilder(URI.create(server.firstLine() + path))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        channel.close();
        crm.close();
    }
}
