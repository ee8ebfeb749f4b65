// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.spi.crm.CrmWrite;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Batches that are on their way at the same time: none of them may concern what another concerns. */
final class TestFlights {

    private final Deque<Set<String>> inFlight = new ArrayDeque<>();
    private @Nullable Runnable meanwhile;
    private int most;

    /** What happens while a batch is on its way. */
    void meanwhile(Runnable work) {
        meanwhile = work;
    }

    /** How many were on their way at the same time at most. */
    int most() {
        return most;
    }

    void depart(List<CrmWrite> batch, int allowed) {
        if (meanwhile == null || inFlight.size() >= allowed) {
            return;
        }
        Set<String> concerned = new HashSet<>();
        for (CrmWrite write : batch) {
            concerned.add(write.key());
            write.parents().forEach(parent -> concerned.add(parent.key()));
        }
        if (inFlight.stream().anyMatch(other -> concerned.stream().anyMatch(other::contains))) {
            throw new AssertionError("two batches on their way share a record");
        }
        inFlight.push(concerned);
        most = Math.max(most, inFlight.size());
        meanwhile.run();
        inFlight.pop();
    }
}
