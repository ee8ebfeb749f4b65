// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.pacing.Urgency;
import io.parley.internal.routing.Priority;
import io.parley.internal.work.Round;
import java.time.Duration;
import java.util.Optional;

/**
 * What may be written now, so that enough of a budget is left for what is more urgent.
 *
 * @param least the rank of the least urgent that may; empty if nothing may
 * @param rest how long what is less urgent has to wait
 */
record Clearance(Optional<Integer> least, Duration rest) {

    static Clearance of(Gates gates, Party party) {
        Duration rest = Round.UNTIL_WOKEN;
        Priority[] priorities = Priority.values();
        for (int i = priorities.length - 1; i >= 0; i--) {
            Optional<Duration> wait = gates.wait(party, Operation.WRITE, urgency(priorities[i]));
            if (wait.isEmpty()) {
                return new Clearance(Optional.of(priorities[i].rank()), rest);
            }
            rest = wait.get();
        }
        return new Clearance(Optional.empty(), rest);
    }

    private static Urgency urgency(Priority priority) {
        return switch (priority) {
            case OUTCOME -> Urgency.ANSWERS;
            case LIVE -> Urgency.LIVE;
            case UPDATE -> Urgency.UPDATES;
            case BACKFILL -> Urgency.AUDITS;
        };
    }
}
