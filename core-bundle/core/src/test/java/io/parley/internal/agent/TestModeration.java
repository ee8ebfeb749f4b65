// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.spi.SyncException;
import io.parley.spi.channel.Moderation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What people decided about messages of the {@link TestChannel}. */
final class TestModeration {

    private final List<Moderation> decisions = new ArrayList<>();
    private final Deque<SyncException> faults = new ArrayDeque<>();

    void failNext(SyncException fault) {
        faults.add(fault);
    }

    List<Moderation> decisions() {
        return decisions;
    }

    void decide(Moderation decision) throws SyncException {
        if (!faults.isEmpty()) {
            throw faults.remove();
        }
        decisions.add(decision);
    }
}
