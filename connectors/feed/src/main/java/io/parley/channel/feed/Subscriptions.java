// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Where the accounts that want to hear of their feeds and the hook that hears of them meet. In memory alone: after a restart
 * everything is asked for again, with the same secrets. Any thread.
 */
@Component(service = Subscriptions.class)
public final class Subscriptions {

    private final AtomicReference<Optional<URI>> callback = new AtomicReference<>(Optional.empty());
    private final Map<String, Subscription> byId = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> told = new ConcurrentHashMap<>();

    /** Made by the container. */
    @Activate
    public Subscriptions() {}

    /** Where hubs can call; empty while there is no hook. */
    Optional<URI> callback() {
        return callback.get();
    }

    void open(URI address) {
        callback.set(Optional.of(address));
    }

    void close(URI address) {
        callback.updateAndGet(open -> open.filter(other -> !other.equals(address)));
    }

    Optional<Subscription> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    void put(String id, Subscription subscription) {
        byId.put(id, subscription);
    }

    void remove(String id) {
        byId.remove(id);
    }

    /** A hub says that a feed has changed. */
    void tell(Subscription subscription) {
        told.computeIfAbsent(subscription.account(), account -> ConcurrentHashMap.newKeySet())
                .add(subscription.feed());
    }

    /** Whether a hub has said so since this was asked last. */
    boolean takeTold(String account, String feed) {
        Set<String> feeds = told.get(account);
        return feeds != null && feeds.remove(feed);
    }

    /** The feeds of an account of which a hub has said so. */
    Set<String> told(String account) {
        return Set.copyOf(told.getOrDefault(account, Set.of()));
    }
}
