// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.SyncException;
import io.parley.spi.http.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The feeds of an account: those of its configuration and those of its OPML, which is read again every hour. Any thread. */
final class FeedList {

    static final int MOST_FEEDS = 10_000;
    static final int PARTS = 8;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LARGEST = 20_000_000;

    private final List<URI> configured;
    private final Optional<String> opml;
    private final Path home;
    private final FeedWeb web;
    private final InstantSource clock;
    private List<List<Feed>> parts = List.of();
    private int size;
    private @Nullable Instant until;

    /**
     * A list.
     *
     * @param opml an address, or a file; a relative one begins at the agent's home
     */
    FeedList(List<URI> configured, Optional<String> opml, Path home, FeedWeb web, InstantSource clock) {
        this.configured = configured;
        this.opml = opml;
        this.home = home;
        this.web = web;
        this.clock = clock;
    }

    /** A part of the feeds of now, those of the same hosts together; what was known before where the OPML cannot be read. */
    synchronized List<Feed> part(int number) throws SyncException, InterruptedException {
        Instant now = clock.instant();
        if (until == null || !until.isAfter(now)) {
            try {
                divide(read());
            } catch (SyncException e) {
                if (until == null) {
                    throw e;
                }
            }
            until = now.plus(HOUR);
        }
        return parts.get(number);
    }

    synchronized int size() {
        return size;
    }

    private void divide(List<Feed> feeds) {
        size = feeds.size();
        parts = IntStream.range(0, PARTS)
                .mapToObj(number -> feeds.stream()
                        .filter(feed -> Math.floorMod(feed.host().hashCode(), PARTS) == number)
                        .toList())
                .toList();
    }

    /** The feeds as they are at this moment. */
    List<Feed> read() throws SyncException, InterruptedException {
        Map<String, Feed> all = new LinkedHashMap<>();
        configured.stream().map(address -> Feed.of(address, true)).forEach(feed -> all.put(feed.key(), feed));
        for (Feed feed : outlines()) {
            all.putIfAbsent(feed.key(), feed);
        }
        if (all.size() > MOST_FEEDS) {
            throw new SyncException.Permanent("The list has " + all.size() + " feeds, and an account can have "
                    + MOST_FEEDS + "; divide it among several accounts");
        }
        if (all.isEmpty()) {
            throw new SyncException.Permanent("The list has no feeds; put outlines with xmlUrl into the OPML");
        }
        return List.copyOf(all.values());
    }

    private List<Feed> outlines() throws SyncException, InterruptedException {
        if (opml.isEmpty()) {
            return List.of();
        }
        String named = opml.get();
        try {
            return Links.isWeb(named) ? ofAddress(URI.create(named)) : ofFile(home.resolve(named));
        } catch (UnreadableFeedException e) {
            throw new SyncException.Permanent(
                    "The OPML " + named + " cannot be read: " + e.getMessage() + "; export it again");
        } catch (IOException e) {
            throw new SyncException.Permanent("The OPML " + named + " cannot be read (" + e.getMessage()
                    + "); put the file into the agent's home, or correct opml");
        }
    }

    private static List<Feed> ofFile(Path file) throws IOException, UnreadableFeedException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new UnreadableFeedException("it is larger than " + LARGEST + " bytes", null);
            }
            return feeds(Opml.feeds(bytes, "", URI.create("http://localhost/")), true);
        }
    }

    private List<Feed> ofAddress(URI address) throws SyncException, UnreadableFeedException, InterruptedException {
        ApiResponse response = web.get(address, Map.of("Accept", "text/x-opml, application/xml, */*;q=0.5"))
                .response();
        if (response.status() != 200) {
            throw new UnreadableFeedException("its server answered with status " + response.status(), null);
        }
        List<URI> found =
                Opml.feeds(response.bytes(), response.header("Content-Type").orElse(""), address);
        String origin = Hosts.origin(address);
        return found.stream()
                .map(feed -> Feed.of(feed, Hosts.origin(feed).equals(origin)))
                .toList();
    }

    private static List<Feed> feeds(List<URI> addresses, boolean trusted) {
        return addresses.stream().map(address -> Feed.of(address, trusted)).toList();
    }
}
