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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

    void release(int to, int rate) {
        ask(channel, "/release?to=" + to + "&rate=" + rate);
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

    long firstSeenMicros() {
        return ask(channel, "/state").path("firstSeenMicros").asLong();
    }

    String digest() {
        return ask(crm, "/digest").path("digest").asText();
    }

    private JsonNode ask(Program server, String path) {
        try {
            return JSON.readTree(http.send(
                            HttpRequest.newBuilder(URI.create(server.firstLine() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body());
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
