// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.SyncException;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** What the hosts let this agent read, asked for once a day. Any thread. */
final class RobotsFiles {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int LARGEST = 512_000;
    private static final int MOST_REMEMBERED = 20_000;

    private final Hosts hosts;
    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    RobotsFiles(Hosts hosts, InstantSource clock) {
        this.hosts = hosts;
        this.clock = clock;
    }

    private record Known(Robots robots, Instant until) {}

    /**
     * Whether an address may be read.
     *
     * @throws SyncException if the host cannot be asked: until it can, nothing of it may be read
     */
    boolean allow(URI address) throws SyncException, InterruptedException {
        String origin = Hosts.origin(address);
        Known rules = known.get(origin);
        if (rules == null || rules.until().isBefore(clock.instant())) {
            if (known.size() > MOST_REMEMBERED) {
                known.values().removeIf(old -> old.until().isBefore(clock.instant()));
            }
            rules = new Known(ask(origin), clock.instant().plus(DAY));
            known.put(origin, rules);
        }
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return rules.robots().allow(address.getRawQuery() == null ? path : path + "?" + address.getRawQuery());
    }

    /** A host that has no such file, or does not give it to this agent, allows everything. */
    private Robots ask(String origin) throws SyncException, InterruptedException {
        URI file = URI.create(origin + "/robots.txt");
        ApiRequest.Builder request = ApiRequest.get(file.toString());
        IntStream.concat(IntStream.range(300, 309), IntStream.range(400, 452))
                .filter(status -> status != 429 && status != 408)
                .forEach(request::accept);
        ApiResponse response = hosts.send(file, request.build());
        if (response.status() != 200) {
            return Robots.EVERYTHING;
        }
        byte[] bytes = response.bytes();
        return Robots.of(new String(Arrays.copyOf(bytes, Math.min(bytes.length, LARGEST)), StandardCharsets.UTF_8));
    }
}
