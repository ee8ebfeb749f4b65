// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import io.parley.internal.store.Conversations;
import io.parley.internal.store.Conversations.Waiting;
import io.parley.internal.store.Store;
import io.parley.internal.store.Waits;
import io.parley.internal.work.Hints;
import io.parley.internal.work.Job;
import io.parley.internal.work.Pool;
import io.parley.internal.work.Round;
import io.parley.internal.work.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows where each waiting conversation stands and how long it usually takes until somebody is answered, and tells those who
 * listen when that changes. However many move, the line of an account is counted at most once a second. Listeners of
 * conversations also get a beat, so that they can find out about dead peers.
 */
public final class WaitingLine implements Round {

    private static final Duration CALM = Duration.ofSeconds(1);
    private static final Duration BEAT = Duration.ofSeconds(15);

    private final Store store;
    private final Hints hints;
    private final Listeners moves = new Listeners();
    private final Listeners beats = new Listeners();
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final Set<String> moved = ConcurrentHashMap.newKeySet();
    private final Job job;
    private long lastBeat = System.nanoTime();

    /** Those who wait in an account as they were counted last, and how long others waited. */
    private record Line(Map<String, Place> places, WaitingTimes times) {}

    private record Place(int number, Instant since) {}

    /** Begins to watch. */
    public WaitingLine(Store store, Hints hints, Ticker ticker) {
        this.store = store;
        this.hints = hints;
        this.job = ticker.start("waiting line", Pool.HOUSE, this);
    }

    /** Where a conversation stood when the line was counted last; empty if it was not in it. */
    OptionalInt place(String conversation) {
        for (Line line : lines.values()) {
            Place place = line.places().get(conversation);
            if (place != null) {
                return OptionalInt.of(place.number());
            }
        }
        return OptionalInt.empty();
    }

    /** How many waited in an account when its line was counted last. */
    int length(String account) {
        return watched(account).places().size();
    }

    /** How long the first in the line of an account will probably wait. */
    Optional<Duration> usual(String account) {
        return watched(account).times().usual();
    }

    Runnable listenToMoves(String conversation, Runnable hint) {
        store.read(tx -> new Conversations(tx).accountOf(conversation)).ifPresent(this::watched);
        return moves.add(conversation, hint);
    }

    Runnable listenToBeats(String conversation, Runnable hint) {
        return beats.add(conversation, hint);
    }

    @Override
    public Duration run() {
        for (String account : Set.copyOf(moved)) {
            moved.remove(account);
            count(account);
        }
        Duration sinceBeat = Duration.ofNanos(System.nanoTime() - lastBeat);
        if (sinceBeat.compareTo(BEAT) >= 0) {
            lastBeat = System.nanoTime();
            beats.tellAll();
            return BEAT;
        }
        return BEAT.minus(sinceBeat);
    }

    private Line watched(String account) {
        return lines.computeIfAbsent(account, this::firstSeen);
    }

    private Line firstSeen(String account) {
        hints.listen(Hints.queue(account), () -> {
            moved.add(account);
            job.wakeWithin(CALM);
        });
        return store.read(tx -> new Line(
                places(new Conversations(tx).waiting(account)), new WaitingTimes(new Waits(tx).lately(account))));
    }

    private void count(String account) {
        Line before = watched(account);
        Map<String, Place> now = store.read(tx -> {
            Map<String, Place> places = places(new Conversations(tx).waiting(account));
            for (Map.Entry<String, Place> entry : before.places().entrySet()) {
                if (!places.containsKey(entry.getKey())) {
                    new Waits(tx)
                            .endedBy(entry.getKey(), entry.getValue().since())
                            .ifPresent(before.times()::add);
                }
            }
            return places;
        });
        lines.put(account, new Line(now, before.times()));
        before.places().keySet().stream().filter(left -> !now.containsKey(left)).forEach(moves::tell);
        for (Map.Entry<String, Place> entry : now.entrySet()) {
            Place place = before.places().get(entry.getKey());
            if (place == null || place.number() != entry.getValue().number()) {
                moves.tell(entry.getKey());
            }
        }
    }

    private static Map<String, Place> places(List<Waiting> waiting) {
        Map<String, Place> places = new HashMap<>();
        for (Waiting one : waiting) {
            places.put(one.conversation(), new Place(places.size() + 1, one.since()));
        }
        return places;
    }
}
