// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.work.Pool;
import io.parley.internal.work.Round;
import io.parley.internal.work.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of one account or target, which plug-ins come to serve and leave. Several may be there at once, as during an
 * update or when a newer version lies beside a shipped one: the newest version serves, and services are told apart by
 * identity, because the new one may come before the old one leaves.
 *
 * @param <T> what the plug-in is
 */
final class Slot<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Slot.class);

    private final String id;
    private final Starter<T> starter;
    private final Ticker ticker;
    private final Supplier<Duration> grace;
    private final List<Candidate<T>> candidates = new ArrayList<>();
    private @Nullable Candidate<T> serving;
    private @Nullable Served served;

    /** Starts what serving takes. */
    @FunctionalInterface
    interface Starter<T> {

        Served start(String id, T service, Map<String, Object> properties);
    }

    /** A plug-in that could serve; the greater, the better. */
    record Candidate<T>(T service, Version version, Map<String, Object> properties) {}

    /**
     * A place.
     *
     * @param grace how long a leaving plug-in may finish what it does
     */
    Slot(String id, Starter<T> starter, Ticker ticker, Supplier<Duration> grace) {
        this.id = id;
        this.starter = starter;
        this.ticker = ticker;
        this.grace = grace;
    }

    /** A plug-in came. Returns at once: taking over from another one is done elsewhere. */
    synchronized void add(Candidate<T> candidate) {
        candidates.add(candidate);
        if (serving == null) {
            serve();
        } else if (best() != serving) {
            ticker.start("take over " + id, Pool.HOUSE, () -> {
                takeOver();
                return Round.UNTIL_WOKEN;
            });
        }
    }

    /** A plug-in leaves: what it does is finished, or interrupted after the grace. */
    synchronized void remove(T service) {
        candidates.removeIf(candidate -> candidate.service() == service);
        if (serving != null && serving.service() == service) {
            stop();
            serve();
        }
    }

    /** Nobody serves any more. */
    synchronized void close() {
        candidates.clear();
        stop();
    }

    synchronized Optional<Served> served() {
        return Optional.ofNullable(served);
    }

    private synchronized void takeOver() {
        if (best() != serving) {
            stop();
            serve();
        }
    }

    private void serve() {
        Candidate<T> best = best();
        if (best != null) {
            try {
                served = starter.start(id, best.service(), best.properties());
                serving = best;
                LOG.info("{} is served by {}", id, served.name());
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("{} cannot be served: its plug-in has a defect", id, e);
            }
        }
    }

    private void stop() {
        if (served != null) {
            served.end(grace.get());
            LOG.info("{} is no longer served by {}", id, served.name());
        }
        served = null;
        serving = null;
    }

    private @Nullable Candidate<T> best() {
        return candidates.stream().max(Comparator.comparing(Candidate::version)).orElse(null);
    }
}
