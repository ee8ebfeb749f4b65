// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What passes by in cases: who types, and that somebody looks. In memory alone, bounded, and over after a few seconds. */
public final class Signs {

    private static final Duration TYPING = Duration.ofSeconds(6);
    private static final Duration CALM = Duration.ofSeconds(2);
    private static final int MOST = 1_000;

    private final InstantSource clock;
    private final Map<Long, Instant> customers = remembered();
    private final Map<Long, Instant> people = remembered();
    private final Map<Long, Long> seen = remembered();
    private final Map<Long, Sign> untold = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** By a clock. */
    public Signs(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Something to be told to adapters.
     *
     * @param caseId the case
     * @param typing whether somebody types there
     * @param looked whether somebody has seen what stands there
     */
    public record Sign(long caseId, boolean typing, boolean looked) {}

    /** The customer of a case types. */
    public synchronized void customerTypes(long caseId) {
        customers.put(caseId, clock.instant());
    }

    /** {@return whether the customer of a case types now} */
    public synchronized boolean isCustomerTyping(long caseId) {
        Instant at = customers.get(caseId);
        return at != null && at.plus(TYPING).isAfter(clock.instant());
    }

    /** Has something called when there is something to tell to adapters; it returns at once. */
    public void onNews(Runnable listener) {
        listeners.add(listener);
    }

    /** Somebody types in a case. */
    public void personTypes(long caseId) {
        if (typesAnew(caseId)) {
            listeners.forEach(Runnable::run);
        }
    }

    /** Somebody looks at a case whose newest entry is this one. */
    public void personLooks(long caseId, long newestEntry) {
        if (looksAnew(caseId, newestEntry)) {
            listeners.forEach(Runnable::run);
        }
    }

    private synchronized boolean typesAnew(long caseId) {
        Instant at = people.get(caseId);
        boolean news = at == null || !at.plus(CALM).isAfter(clock.instant());
        if (news) {
            people.put(caseId, clock.instant());
            tell(new Sign(caseId, true, false));
        }
        return news;
    }

    private synchronized boolean looksAnew(long caseId, long newestEntry) {
        Long before = seen.put(caseId, newestEntry);
        boolean news = before == null || before < newestEntry;
        if (news) {
            tell(new Sign(caseId, false, true));
        }
        return news;
    }

    private void tell(Sign sign) {
        if (untold.size() < MOST) {
            untold.merge(sign.caseId(), sign, Signs::both);
        }
    }

    /** What was not told yet; from now on it is. */
    public synchronized List<Sign> tell() {
        List<Sign> told = new ArrayList<>(untold.values());
        untold.clear();
        return told;
    }

    /** {@return whether there is something to tell} */
    public synchronized boolean any() {
        return !untold.isEmpty();
    }

    private static Sign both(Sign one, Sign other) {
        return new Sign(one.caseId(), one.typing() || other.typing(), one.looked() || other.looked());
    }

    private static <T> Map<Long, T> remembered() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, T> eldest) {
                return size() > MOST;
            }
        };
    }
}
