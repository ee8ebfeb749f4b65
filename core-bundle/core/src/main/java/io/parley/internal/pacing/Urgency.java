// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

/** Who may go on while a budget runs out. */
enum Urgency {
    /** What a rep answered. */
    ANSWERS(100),
    /** What people write now. */
    LIVE(80),
    /** Second looks, and people who are looked up. */
    UPDATES(60),
    /** Listings of what is long known. */
    AUDITS(40);

    private final int percent;

    Urgency(int percent) {
        this.percent = percent;
    }

    static Urgency of(Operation operation) {
        return switch (operation) {
            case SEND, EVENTS, ALL -> ANSWERS;
            case PULL, WRITE -> LIVE;
            case RECHECK, PROFILES -> UPDATES;
            case AUDIT -> AUDITS;
        };
    }

    /** Whether it may go on when so much is used of so much. */
    boolean goesOn(long used, long of) {
        return used < of && used * 100.0 < (double) of * percent;
    }
}
