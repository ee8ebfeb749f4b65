// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that is told to a webhook, and what came of it so far.
 *
 * @param number in the order of telling, from 1
 * @param body as it is posted
 * @param tries oldest first
 * @param due when it is tried next; nothing depends on it once it is over
 * @param givenUp whether it is not tried any more although nobody took it
 */
public record WebhookDelivery(int number, String body, List<Try> tries, Instant due, boolean givenUp) {

    /** What a try came to that had no answer. */
    public static final int NO_ANSWER = 0;

    /**
     * A try.
     *
     * @param at when
     * @param status of the answer, or {@link #NO_ANSWER}
     */
    public record Try(Instant at, int status) {}

    /** Copies the list. */
    public WebhookDelivery {
        tries = List.copyOf(tries);
    }

    /** {@return whether the other side said that it has it} */
    public boolean acknowledged() {
        return !tries.isEmpty() && tries.get(tries.size() - 1).status() / 100 == 2;
    }

    /** {@return whether it will be tried} */
    boolean waits() {
        return !acknowledged() && !givenUp;
    }

    /** {@return the same after a try} */
    WebhookDelivery tried(Try one, Instant next, boolean last) {
        List<Try> all = new ArrayList<>(tries);
        all.add(one);
        return new WebhookDelivery(number, body, all, next, last && one.status() / 100 != 2);
    }
}
