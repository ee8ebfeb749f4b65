// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pull;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where people ask for the audit of an account. Any thread. */
public final class AuditRequests {

    private final Map<String, List<Runnable>> streams = new ConcurrentHashMap<>();

    /**
     * A stream can be audited from now on.
     *
     * @param begin begins its audit; returns at once
     * @return ends that
     */
    public Runnable serve(String account, Runnable begin) {
        streams.computeIfAbsent(account, id -> new CopyOnWriteArrayList<>()).add(begin);
        return () -> streams.computeIfPresent(account, (id, list) -> {
            list.remove(begin);
            return list.isEmpty() ? null : list;
        });
    }

    /**
     * Begins an audit of all streams of an account.
     *
     * @return whether it has streams
     */
    public boolean request(String account) {
        List<Runnable> served = streams.getOrDefault(account, List.of());
        served.forEach(Runnable::run);
        return !served.isEmpty();
    }
}
