// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import io.parley.internal.store.Conversations;
import io.parley.internal.store.Store;
import io.parley.internal.work.Hints;
import io.parley.internal.work.Job;
import io.parley.internal.work.Pool;
import io.parley.internal.work.Round;
import io.parley.internal.work.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Knows where each waiting conversation stands, and tells those who listen when that changes. However many move, the line
 * of an account is counted at most once a second. Listeners also get a beat, so that they can find out about dead peers.
 */
public final class WaitingLine implements Round {

    private static final Duration CALM = Duration.ofSeconds(1);
    private static final Duration BEAT = Duration.ofSeconds(15);

    private final Store store;
    private final Hints hints;
    private final Map<String, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Integer>> places = new ConcurrentHashMap<>();
    private final Set<String> moved = ConcurrentHashMap.newKeySet();
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private final Job job;
    private long lastBeat = System.nanoTime();

    /** Begins to watch. */
    public WaitingLine(Store store, Hints hints, Ticker ticker) {
        this.store = store;
        this.hints = hints;
        this.job = ticker.start("waiting line", Pool.HOUSE, this);
    }

    /** Where a conversation stood when the line was counted last; empty if it was not in it. */
    OptionalInt place(String conversation) {
        for (Map<String, Integer> line : places.values()) {
            Integer place = line.get(conversation);
            if (place != null) {
                return OptionalInt.of(place);
            }
        }
        return OptionalInt.empty();
    }

    Runnable listen(String conversation, Runnable hint) {
        store.read(tx -> new Conversations(tx).accountOf(conversation)).ifPresent(this::watch);
        listeners
                .computeIfAbsent(conversation, key -> new CopyOnWriteArrayList<>())
                .add(hint);
        return () -> listeners.computeIfPresent(conversation, (key, list) -> {
            list.remove(hint);
            return list.isEmpty() ? null : list;
        });
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
            listeners.values().forEach(list -> list.forEach(Runnable::run));
            return BEAT;
        }
        return BEAT.minus(sinceBeat);
    }

    private void watch(String account) {
        if (watched.add(account)) {
            hints.listen(Hints.queue(account), () -> {
                moved.add(account);
                job.wakeWithin(CALM);
            });
        }
    }

    private void count(String account) {
        List<String> waiting = store.read(tx -> new Conversations(tx).waiting(account));
        Map<String, Integer> line = new HashMap<>();
        for (int i = 0; i < waiting.size(); i++) {
            line.put(waiting.get(i), i + 1);
        }
        Map<String, Integer> before = places.put(account, line);
        for (Map.Entry<String, Integer> entry : line.entrySet()) {
            boolean same = before != null && entry.getValue().equals(before.get(entry.getKey()));
            if (!same) {
                listeners.getOrDefault(entry.getKey(), List.of()).forEach(Runnable::run);
            }
        }
    }
}
