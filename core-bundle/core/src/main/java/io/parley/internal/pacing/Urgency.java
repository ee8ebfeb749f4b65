// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import java.time.Duration;

/** Who may go on while a budget runs out. */
enum Urgency {
    /** What a rep answered. */
    ANSWERS(100),
    /** What people write now. */
    LIVE(80),
    /** Second looks, people who are looked up, and which fields there are. */
    UPDATES(60),
    /** Listings of what is long known, and a new mapping for it. */
    AUDITS(40);

    private final int percent;

    Urgency(int percent) {
        this.percent = percent;
    }

    static Urgency of(Operation operation) {
        return switch (operation) {
            case SEND, ERRAND, MODERATE, EVENTS, ALL -> ANSWERS;
            case PULL, STREAM, WRITE, MATCH -> LIVE;
            case RECHECK, PROFILES, FIELDS -> UPDATES;
            case AUDIT, REAPPLY -> AUDITS;
        };
    }

    /**
     * Who may go on while a budget runs out of which every call takes: looking for answers never ends, so it leaves writing
     * its share.
     */
    static Urgency ofBudget(Operation operation) {
        return operation == Operation.EVENTS ? LIVE : of(operation);
    }

    /**
     * How long it has to wait after a limit was heard of. Once half of its share is used, the rest is spread over the time
     * that is left: a call now and then is better than many, and then none for minutes. Answers are never spread.
     */
    Duration pause(Level level, Duration untilCountedAnew) {
        double share = share(level.limit());
        if (!goesOn(level.used(), level.limit())) {
            return untilCountedAnew;
        }
        if (this == ANSWERS || level.rest().isEmpty() || level.used() < share / 2) {
            return Duration.ZERO;
        }
        return untilCountedAnew.dividedBy((long) Math.ceil(share - level.used()));
    }

    /** How much of so much it may take in all. */
    double share(long of) {
        return of * percent / 100.0;
    }

    /** Whether it may go on when so much is used of so much. */
    boolean goesOn(long used, long of) {
        return used < share(of);
    }
}
