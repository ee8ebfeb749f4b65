// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.spi.SyncException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What fails on the test channel, and when. */
final class TestFaults {

    private final Deque<SyncException> pulls = new ArrayDeque<>();
    private final Deque<Fault> sends = new ArrayDeque<>();
    private final Map<Integer, Fault> sendsByNumber = new HashMap<>();
    private final Set<String> tried = new HashSet<>();
    private @Nullable SyncException shut;
    private int shutAfter;
    private int calls;
    private @Nullable SyncException deaf;

    /** A failed send, which the channel may have accepted. */
    record Fault(SyncException exception, boolean afterAccepting) {}

    void failNextPull(SyncException fault) {
        pulls.add(fault);
    }

    void failNextSend(SyncException fault, boolean afterAccepting) {
        sends.add(new Fault(fault, afterAccepting));
    }

    /** The answer that is tried as the n-th one, counted from 0, fails at its first attempt. */
    void failSendNumber(int number, SyncException fault, boolean afterAccepting) {
        sendsByNumber.put(number, new Fault(fault, afterAccepting));
    }

    /** From now on sends succeed. */
    void sendAgain() {
        sends.clear();
    }

    /** From so many answers on every call fails so; null opens it again. */
    void shut(@Nullable SyncException fault, int answers) {
        shut = fault;
        shutAfter = answers;
    }

    /** How often the channel was called, in vain or not. */
    int calls() {
        return calls;
    }

    /** Somebody calls, when so many answers are posted. */
    void called(int answers) throws SyncException {
        calls++;
        if (shut != null && answers >= shutAfter) {
            throw shut;
        }
    }

    /** From now on what is listened to fails; null mends it. */
    void failListening(@Nullable SyncException fault) {
        deaf = fault;
    }

    void heard() throws SyncException {
        if (deaf != null) {
            throw deaf;
        }
    }

    void pulled() throws SyncException {
        if (!pulls.isEmpty()) {
            throw pulls.remove();
        }
    }

    /** What an answer meets that is sent now. */
    Optional<Fault> sent(String key) {
        boolean first = tried.add(key);
        Fault next = sends.poll();
        return Optional.ofNullable(first ? sendsByNumber.getOrDefault(tried.size() - 1, next) : next);
    }
}
