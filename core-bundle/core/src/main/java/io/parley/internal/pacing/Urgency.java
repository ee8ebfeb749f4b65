// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

/** Who may go on while a budget runs out; the later it stands here, the sooner it stops. */
public enum Urgency {
    /** What a rep answered, and what became of that. */
    ANSWERS,
    /** What people write now. */
    LIVE,
    /** Edits and changed people, second looks, people who are looked up, and which fields there are. */
    UPDATES,
    /** What was said long ago, listings of what is long known, and a new mapping for it. */
    AUDITS;

    static Urgency of(Operation operation) {
        return switch (operation) {
            case SEND, ERRAND, MODERATE, EVENTS, ALL -> ANSWERS;
            case PULL, STREAM, WRITE, MATCH -> LIVE;
            case RECHECK, PROFILES, FIELDS, UNINSTALL -> UPDATES;
            case AUDIT, REAPPLY -> AUDITS;
        };
    }
}
