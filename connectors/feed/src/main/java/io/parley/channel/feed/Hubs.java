// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.channel.feed.Subscription.State;
import io.parley.spi.SyncException;
import io.parley.spi.channel.TokenSigner;
import io.parley.spi.http.ApiRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the hubs that the feeds of an account name to tell when there is something new, and again before that ends. */
final class Hubs {

    private static final Logger LOG = LoggerFactory.getLogger(Hubs.class);
    private static final Duration WANTED_LEASE = Duration.ofDays(10);
    private static final Duration RENEWED_BEFORE = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofHours(1);
    /** How often a feed is read although its hub tells: a hub may forget. */
    private static final Duration SLOWLY = Duration.ofHours(1);

    private final String account;
    private final Subscriptions subscriptions;
    private final TokenSigner signer;
    private final Hosts hosts;
    private final InstantSource clock;

    Hubs(String account, Subscriptions subscriptions, TokenSigner signer, Hosts hosts, InstantSource clock) {
        this.account = account;
        this.subscriptions = subscriptions;
        this.signer = signer;
        this.hosts = hosts;
        this.clock = clock;
    }

    /** Sees to it that the first hub of a document tells; a hub that cannot be asked is asked again in an hour. */
    void follow(FeedDocument document, URI address, String feed) throws InterruptedException {
        Optional<URI> callback = subscriptions.callback();
        Optional<URI> hub = document.relations().hubs().stream()
                .flatMap(written -> Links.read(address, written).stream())
                .findFirst();
        if (callback.isEmpty() || hub.isEmpty()) {
            return;
        }
        URI topic = Links.read(address, document.relations().self()).orElse(address);
        Subscription wanted = new Subscription(
                account,
                feed,
                hub.get(),
                topic,
                secret(hub.get(), topic),
                State.ASKED,
                clock.instant().plus(PATIENCE));
        String id = id(feed);
        Optional<Subscription> known = subscriptions.find(id);
        if (known.isPresent() && isSame(known.get(), wanted) && !isEnding(known.get())) {
            return;
        }
        // A feed could name any address as its own, so only the one where it was read says what may be asked.
        if (!Hosts.origin(hub.get()).equals(Hosts.origin(address)) && OwnNetwork.has(hub.get())) {
            LOG.debug("{}: the hub of a feed is within the own network and is not asked", account);
            return;
        }
        // A running subscription goes on until the hub has asked back.
        boolean renews = known.isPresent()
                && isSame(known.get(), wanted)
                && known.get().state() == State.ACTIVE
                && known.get().until().isAfter(clock.instant());
        if (!renews) {
            subscriptions.put(id, wanted);
        }
        ask("subscribe", wanted, callback.get(), id);
    }

    /** Whether the agent need not look for itself for a while. */
    boolean tells(String feed) {
        return subscriptions
                .find(id(feed))
                .filter(known -> known.state() == State.ACTIVE && known.until().isAfter(clock.instant()))
                .isPresent();
    }

    /** A pause that is long enough for a feed whose hub tells. */
    Duration pause(String feed, Duration otherwise) {
        return tells(feed) && otherwise.compareTo(SLOWLY) < 0 ? SLOWLY : otherwise;
    }

    /** Whether a hub has told of a feed since this was asked last. */
    boolean takeTold(String feed) {
        return subscriptions.takeTold(account, feed);
    }

    /** The feeds of which a hub has told. */
    Set<String> told() {
        return subscriptions.told(account);
    }

    /** A feed is not read any more. */
    void leave(String feed) throws InterruptedException {
        String id = id(feed);
        Optional<Subscription> known = subscriptions.find(id);
        Optional<URI> callback = subscriptions.callback();
        if (known.isPresent() && callback.isPresent()) {
            Subscription unwanted =
                    known.get().as(State.UNWANTED, clock.instant().plus(PATIENCE));
            subscriptions.put(id, unwanted);
            ask("unsubscribe", unwanted, callback.get(), id);
        }
    }

    private void ask(String mode, Subscription subscription, URI callback, String id) throws InterruptedException {
        URI hub = subscription.hub();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("hub.mode", mode);
        form.put("hub.topic", subscription.topic().toString());
        form.put("hub.callback", callback + (callback.getRawQuery() == null ? "?" : "&") + "id=" + id);
        if (mode.equals("subscribe")) {
            form.put("hub.lease_seconds", String.valueOf(WANTED_LEASE.toSeconds()));
            form.put("hub.secret", subscription.secret());
        }
        try {
            hosts.send(hub, ApiRequest.post(hub.toString()).form(form).build());
        } catch (SyncException e) {
            LOG.debug("{}: a hub could not be asked to {}: {}", account, mode, e.getMessage());
        }
    }

    private boolean isEnding(Subscription known) {
        Instant now = clock.instant();
        Instant end = known.state() == State.ACTIVE ? known.until().minus(RENEWED_BEFORE) : known.until();
        return !end.isAfter(now);
    }

    private static boolean isSame(Subscription one, Subscription other) {
        return one.hub().equals(other.hub()) && one.topic().equals(other.topic()) && one.state() != State.UNWANTED;
    }

    private String id(String feed) {
        return signer.sign(account, "websub callback", feed);
    }

    private String secret(URI hub, URI topic) {
        return signer.sign(account, "websub secret", hub + " " + topic);
    }
}
