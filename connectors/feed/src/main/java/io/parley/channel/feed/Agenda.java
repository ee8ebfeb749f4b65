// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Which feed is next: the one that has been due longest at a host that has rested a moment. It is a memory of what stands in
 * the cursors, and may be lost. For one thread.
 */
final class Agenda {

    private static final Duration REST_OF_HOST = Duration.ofSeconds(1);
    private static final Comparator<Turn> BY_TIME =
            Comparator.comparing(Turn::due).thenComparing(turn -> turn.feed().key());

    private final Map<String, Feed> feeds = new HashMap<>();
    private List<Feed> known = List.of();
    private final Map<String, Turn> turns = new HashMap<>();
    private final Map<String, Host> hosts = new HashMap<>();
    private final TreeSet<Host> waiting =
            new TreeSet<>(Comparator.comparing(Host::ready).thenComparing(host -> host.name));

    /** A feed, and when it is due. */
    record Turn(Feed feed, Instant due) {}

    private static final class Host {

        private final String name;
        private final PriorityQueue<Turn> turns = new PriorityQueue<>(BY_TIME);
        private Instant rested = Instant.MIN;

        Host(String name) {
            this.name = name;
        }

        Instant ready() {
            Instant due = turns.isEmpty() ? Instant.MAX : turns.element().due();
            return due.isAfter(rested) ? due : rested;
        }
    }

    /**
     * From now on these are the feeds; new ones are due at once, and those of which something else is known.
     *
     * @return those that are none of them any more
     */
    List<Feed> keep(List<Feed> wanted, Instant now) {
        if (wanted == known) {
            return List.of();
        }
        known = wanted;
        Map<String, Feed> left = new HashMap<>(feeds);
        for (Feed feed : wanted) {
            left.remove(feed.key());
            if (!feed.equals(feeds.put(feed.key(), feed))) {
                put(feed, now);
            }
        }
        left.keySet().forEach(feeds::remove);
        left.keySet().forEach(turns::remove);
        return List.copyOf(left.values());
    }

    /** The next feed that is due; it has to be put back. */
    Optional<Feed> next(Instant now) {
        while (!waiting.isEmpty() && !waiting.first().ready().isAfter(now)) {
            Host host = waiting.pollFirst();
            Turn turn = host.turns.remove();
            settle(host);
            // Others were overtaken by a later word about the same feed.
            if (turn == turns.get(turn.feed().key())) {
                return Optional.of(turn.feed());
            }
        }
        return Optional.empty();
    }

    /** A feed, if it is one of them, is due now, whatever was known. */
    void wake(String key, Instant now) {
        Feed feed = feeds.get(key);
        if (feed != null) {
            put(feed, now);
        }
    }

    /** Puts a feed back. */
    void put(Feed feed, Instant due) {
        Host host = hosts.computeIfAbsent(feed.host(), Host::new);
        waiting.remove(host);
        Turn turn = new Turn(feed, due);
        turns.put(feed.key(), turn);
        host.turns.add(turn);
        settle(host);
    }

    /** Its host wants silence. */
    void rest(Feed feed, Instant until) {
        Host host = hosts.computeIfAbsent(feed.host(), Host::new);
        waiting.remove(host);
        host.rested = until;
        settle(host);
    }

    /** Its host was asked just now. */
    void asked(Feed feed, Instant now) {
        rest(feed, now.plus(REST_OF_HOST));
    }

    /** How long nothing is due. */
    Duration pause(Instant now, Duration longest) {
        Instant next = waiting.isEmpty() ? now.plus(longest) : waiting.first().ready();
        if (next.isAfter(now.plus(longest))) {
            return longest;
        }
        return next.isBefore(now) ? Duration.ZERO : Duration.between(now, next);
    }

    private void settle(Host host) {
        if (!host.turns.isEmpty()) {
            waiting.add(host);
        }
    }
}
