// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.ApiSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The servers that are asked: of each of them one thing at a time. Any thread. */
final class Hosts {

    private static final int MOST_REMEMBERED = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ApiClients clients;
    private final int maxBytes;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    Hosts(ApiClients clients, int maxBytes) {
        this.clients = clients;
        this.maxBytes = maxBytes;
    }

    private record Host(ApiClient client, ReentrantLock turn) {}

    /** Sends a request with an absolute address, when it is its turn at that host. */
    ApiResponse send(URI address, ApiRequest request) throws SyncException, InterruptedException {
        if (hosts.size() > MOST_REMEMBERED) {
            hosts.values().removeIf(idle -> !idle.turn().isLocked());
        }
        Host host = hosts.computeIfAbsent(origin(address), origin -> new Host(open(origin), new ReentrantLock()));
        host.turn().lockInterruptibly();
        try {
            return host.client().send(request);
        } finally {
            host.turn().unlock();
        }
    }

    /** Scheme, name and port. */
    static String origin(URI address) {
        return (address.getScheme() + "://" + address.getRawAuthority()).toLowerCase(Locale.ROOT);
    }

    private ApiClient open(String origin) {
        return clients.open(ApiSettings.endpoint(URI.create(origin))
                .timeout(PATIENCE)
                .maxResponseBytes(maxBytes)
                .build());
    }
}
