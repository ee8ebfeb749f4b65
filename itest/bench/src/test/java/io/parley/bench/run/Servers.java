// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.bench.server.ChannelServer;
import io.parley.bench.server.CrmServer;
import io.parley.bench.traffic.Work;
import io.parley.bench.traffic.Work.Goal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The channel and its CRMs, mostly one, for one contender after the other. */
final class Servers implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx4g");
    private static final long LOOK_MILLIS = 1_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Work work;
    private final Program channel;
    private final List<Program> crms = new ArrayList<>();

    /**
     * Starts a channel and a CRM.
     *
     * @param home an empty folder
     * @param seed of the work
     * @param size of the work
     * @param accounts among which it is divided
     */
    Servers(Path home, long seed, int size, int accounts) throws IOException {
        this(home, seed, size, accounts, 1);
    }

    /**
     * Starts a channel and CRMs.
     *
     * @param home an empty folder
     * @param seed of the work
     * @param size of the work
     * @param accounts among which it is divided
     * @param targets how many CRMs
     */
    Servers(Path home, long seed, int size, int accounts, int targets) throws IOException {
        work = Work.draw(seed, size);
        Path channelHome = Files.createDirectories(home.resolve("channel"));
        channel = Program.ofClass(channelHome, FLAGS, ChannelServer.class, seed, size, accounts);
        for (int i = 0; i < targets; i++) {
            crms.add(Program.ofClass(Files.createDirectories(home.resolve("crm" + i)), FLAGS, CrmServer.class));
        }
    }

    Work work() {
        return work;
    }

    String channelAddress() {
        return channel.firstLine();
    }

    List<String> crmAddresses() {
        return crms.stream().map(Program::firstLine).toList();
    }

    /** Seconds of CPU that all have used. */
    double cpuSeconds() {
        return channel.usage().cpuSeconds()
                + crms.stream().mapToDouble(crm -> crm.usage().cpuSeconds()).sum();
    }

    void reset() {
        release(0, 0);
        crms.forEach(crm -> ask(crm, "/reset"));
    }

    /** Lets posts happen, at a rate or, if that is 0, at once. Returns when they began to. */
    long release(int to, int rate) {
        return ask(channel, "/release?to=" + to + "&rate=" + rate)
                .path("beganMicros")
                .asLong();
    }

    /** From now on the webhook, or none if that is empty, is told of the posts of the only account. */
    void push(String hook) {
        send(HttpRequest.newBuilder(URI.create(channel.firstLine() + "/hook"))
                .POST(HttpRequest.BodyPublishers.ofString(hook)));
    }

    /** Lets the reps of the CRM answer. Returns when they began to. */
    long answer(int count, int rate) {
        return ask(crms.get(0), "/answer?count=" + count + "&rate=" + rate)
                .path("beganMicros")
                .asLong();
    }

    /** When each message, by its id, came into the CRM. */
    Map<String, Long> arrivals() {
        return moments(crms.get(0), "/arrivals");
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

    /** Waits until all CRMs hold what the first posts are; {@code worker} must go on living. Returns the state of the slowest. */
    JsonNode await(int first, Program worker) {
        Goal goal = work.goal(first);
        String path =
                "/await?messages=" + goal.messages() + "&revisions=" + goal.revisions() + "&millis=" + LOOK_MILLIS;
        JsonNode slowest = JSON.createObjectNode();
        for (Program crm : crms) {
            JsonNode state;
            do {
                worker.assertAlive();
                state = ask(crm, path);
            } while (state.path("messages").asLong() < goal.messages()
                    || state.path("revisions").asLong() < goal.revisions());
            slowest = news(state) > news(slowest) ? state : slowest;
        }
        return slowest;
    }

    private static long news(JsonNode state) {
        return state.path("lastNewsMicros").asLong();
    }

    /** What the CRM says of itself now. */
    JsonNode state() {
        return ask(crms.get(0), "/state");
    }

    long firstSeenMicros() {
        return ask(channel, "/state").path("firstSeenMicros").asLong();
    }

    /** What the CRMs hold: one digest if all hold the same, else all of them. */
    String digest() {
        return crms.stream()
                .map(crm -> ask(crm, "/digest").path("digest").asText())
                .distinct()
                .collect(Collectors.joining(" and "));
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
        crms.forEach(Program::close);
    }
}
