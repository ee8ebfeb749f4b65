// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.bench.server.Door.Request;
import io.parley.bench.traffic.Traffic;
import io.parley.bench.traffic.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The channel in a process of its own: accounts whose posts are read in pages of 80, and which happen when they are
 * released. Prints its address.
 */
public final class ChannelServer {

    private static final long LOOK_MICROS = 1_000;
    private static final int LOOKS_A_HEARTBEAT = 5_000;

    private final List<Feed> feeds;
    private final Release release = new Release();
    private final Posted posted = new Posted();
    private volatile Thread pushing = new Thread();

    private ChannelServer(List<Feed> feeds) {
        this.feeds = feeds;
    }

    /** Starts with seed, number of posts and number of accounts. */
    public static void main(String[] arguments) throws IOException {
        Work work = Work.draw(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]));
        ChannelServer channel = new ChannelServer(Feed.of(work, Integer.parseInt(arguments[2])));
        new Door()
                .on("/channel/", channel::account)
                .on("/release", channel::release)
                .on("/state", channel::state)
                .on("/hook", channel::push)
                .on("/posted", request -> channel.posted.lines().getBytes(StandardCharsets.UTF_8))
                .onStream("/channel/a0/stream", channel::stream)
                .open();
    }

    /** Such as {@code /channel/a0/events?after=160&limit=80}. */
    private byte[] account(Request request) throws IOException {
        String[] path = request.path().split("/");
        if (path[3].equals("name")) {
            return Door.bytes(
                    JsonNodeFactory.instance.objectNode().put("name", path[2]).put("person", Traffic.COMPANY));
        }
        if (path[3].equals("posts")) {
            return posted.post(request.body());
        }
        int after = (int) request.number("after");
        byte[] page = feeds.get(Integer.parseInt(path[2].substring(1)))
                .page(after, (int) request.number("limit"), release.now());
        if (page.length > Feed.EMPTY) {
            release.seen();
        }
        return page;
    }

    private byte[] release(Request request) {
        release.release((int) request.number("to"), request.number("rate"));
        return state(request);
    }

    /** From now on the webhook in the body, or none if that is empty, is told of the posts of the only account. */
    private byte[] push(Request request) {
        pushing.interrupt();
        String hook = new String(request.body(), StandardCharsets.UTF_8);
        if (!hook.isEmpty()) {
            pushing = new Thread(new Pusher(feeds.get(0), release, URI.create(hook)));
            pushing.start();
        }
        return state(request);
    }

    /** Tells of the posts of the only account as they happen, without what they say. */
    private void stream(OutputStream out) throws IOException, InterruptedException {
        int told = -1;
        for (long looks = 0; ; looks++) {
            int now = release.now();
            if (now != told) {
                out.write(("data: " + now + "\n\n").getBytes(StandardCharsets.US_ASCII));
                told = now;
            } else if (looks % LOOKS_A_HEARTBEAT == 0) {
                out.write(":\n".getBytes(StandardCharsets.US_ASCII));
            }
            TimeUnit.MICROSECONDS.sleep(LOOK_MICROS);
        }
    }

    private byte[] state(Request request) {
        return Door.bytes(JsonNodeFactory.instance
                .objectNode()
                .put("beganMicros", release.beganMicros())
                .put("firstSeenMicros", release.firstSeenMicros()));
    }
}
