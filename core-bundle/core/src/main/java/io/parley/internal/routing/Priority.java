// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.routing;

/** What goes first when there is more work than can be done at once. */
public enum Priority {
    /** Somebody is waiting: what was just said, and what a rep must know. */
    LIVE,
    /** Edits, removals, changed profiles. */
    UPDATE,
    /** What was said before the account was connected. */
    BACKFILL;

    /** {@return the smaller, the sooner} */
    public int rank() {
        return ordinal();
    }
}
