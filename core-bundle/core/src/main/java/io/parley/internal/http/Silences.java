// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.internal.pacing.AppSilences.Kept;
import io.parley.spi.SyncException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Until when one client, or all clients of one app, must be silent, for each of the vendor's limits. Whoever asks too early
 * is refused here, so that the vendor has to refuse once only. Any thread.
 */
final class Silences {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Silence NONE = new Silence(Instant.MIN, "", UnstatedPause.NEW);

    private final InstantSource clock;
    private final Map<String, Silence> silences = new ConcurrentHashMap<>();

    private final Consumer<Kept> memory;

    /** Of one client alone; forgotten with it. */
    Silences(InstantSource clock) {
        this(clock, List.of(), kept -> {});
    }

    /** Of all clients of an app, with what is remembered of it. */
    Silences(InstantSource clock, List<Kept> remembered, Consumer<Kept> memory) {
        this.clock = clock;
        this.memory = memory;
        remembered.forEach(
                kept -> silences.put(kept.limit(), new Silence(kept.until(), kept.reason(), UnstatedPause.NEW)));
    }

    /** Silence until a moment, with what is known of pauses that the vendor does not state. */
    private record Silence(Instant until, String reason, UnstatedPause unstated) {

        Silence atLeast(Instant moment, String why) {
            return moment.isAfter(until) ? new Silence(moment, why, unstated) : this;
        }
    }

    /** Refuses whoever asks too early. */
    void keep(String limit) throws SyncException.RateLimited {
        Silence silence = silences.getOrDefault(limit, NONE);
        if (silence.until().isAfter(clock.instant())) {
            throw new SyncException.RateLimited(silence.reason(), silence.until());
        }
    }

    /**
     * The vendor refused. What was under way when silence began already says nothing new about pauses that are not stated.
     *
     * @param stated how long it wants silence, if it says so
     * @return what to throw
     */
    SyncException.RateLimited refused(String limit, Optional<Duration> stated, String reason) {
        Instant now = clock.instant();
        Silence next = silences.compute(limit, (key, known) -> {
            Silence before = known == null ? NONE : known;
            if (stated.isPresent()) {
                return before.atLeast(now.plus(bounded(stated.get())), reason);
            }
            if (before.until().isAfter(now)) {
                return before;
            }
            UnstatedPause unstated = before.unstated().refused(now);
            return new Silence(now.plus(unstated.pause()), reason, unstated);
        });
        memory.accept(new Kept(limit, next.until(), next.reason()));
        return new SyncException.RateLimited(next.reason(), next.until());
    }

    /** The vendor says, with a success, that the next request would be refused. */
    void announced(String limit, Duration rest, String reason) {
        Instant until = clock.instant().plus(bounded(rest));
        Silence next = silences.compute(limit, (key, known) -> (known == null ? NONE : known).atLeast(until, reason));
        memory.accept(new Kept(limit, next.until(), next.reason()));
    }

    /** A request was not refused. */
    void worked(String limit) {
        Instant now = clock.instant();
        silences.computeIfPresent(
                limit,
                (key, before) -> before.until().isAfter(now)
                        ? before
                        : new Silence(
                                before.until(),
                                before.reason(),
                                before.unstated().worked(before.until())));
    }

    private static Duration bounded(Duration silence) {
        return silence.compareTo(SHORTEST) < 0 ? SHORTEST : silence.compareTo(LONGEST) > 0 ? LONGEST : silence;
    }
}
