// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.routing;

/** What goes first when there is more work than can be done at once. */
public enum Priority {
    /** What became of an answer, and else a rep must know. */
    OUTCOME,
    /** Somebody is waiting: what was just said. */
    LIVE,
    /** Edits, removals, changed profiles. */
    UPDATE,
    /** What was said before the account was connected. */
    BACKFILL;

    /** {@return the smaller, the sooner; that of {@link #LIVE} is 0, which stores know} */
    public int rank() {
        return ordinal() - LIVE.ordinal();
    }
}
