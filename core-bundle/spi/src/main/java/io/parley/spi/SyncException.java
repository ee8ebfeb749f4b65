// SPDX-License-Identifier: Apache-2.0
package io.parley.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call to the other side that did not succeed, by what the agent has to do about it. Plug-ins decide by status and
 * code, never by matching message texts; {@code ApiClient} throws the right one for what HTTP says.
 *
 * <p>The message says what happened and, where a person can help, what to do; it never contains a secret. What servers say may stand in it: it is made one line of at most 1,000
 * characters. A send or a
 * write that ends in anything but a SyncException that says it was not done is treated as in doubt.
 */
public abstract sealed class SyncException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 1_000;

    private SyncException(String message, @Nullable Throwable cause) {
        super(Untrusted.line(message, LONGEST), cause);
    }

    /** {@return whether the call may have been carried out although it failed} */
    public boolean inDoubt() {
        return false;
    }

    /** May work later: server errors, cut connections, locks. Retried with growing pauses from 2 s to 15 min. */
    public static final class Transient extends SyncException {

        private static final long serialVersionUID = 1L;

        private final boolean inDoubt;

        /**
         * Something that passes.
         *
         * @param message what happened
         * @param inDoubt whether the other side may have carried out the call all the same
         * @param cause the fault below, if there is one
         */
        public Transient(String message, boolean inDoubt, @Nullable Throwable cause) {
            super(message, cause);
            this.inDoubt = inDoubt;
        }

        @Override
        public boolean inDoubt() {
            return inDoubt;
        }
    }

    /** The other side asks for silence. The gate of this account or target stays closed until then. */
    public static final class RateLimited extends SyncException {

        private static final long serialVersionUID = 1L;

        private final Instant resumeAt;

        /**
         * A limit was met.
         *
         * @param message which limit
         * @param resumeAt when calls are welcome again
         */
        public RateLimited(String message, Instant resumeAt) {
            super(message, null);
            this.resumeAt = resumeAt;
        }

        /** {@return when calls are welcome again} */
        public Instant resumeAt() {
            return resumeAt;
        }
    }

    /** The credentials are dead. Everything of this account or target waits; it is checked again every hour. */
    public static final class AuthExpired extends SyncException {

        private static final long serialVersionUID = 1L;

        /**
         * Credentials were refused.
         *
         * @param message what was refused and where to get new credentials
         */
        public AuthExpired(String message) {
            super(message, null);
        }
    }

    /** Somebody must act: a wrong address, a missing permission. Everything waits; it is checked again every hour. */
    public static final class Permanent extends SyncException {

        private static final long serialVersionUID = 1L;

        /**
         * Nothing will work until somebody acts.
         *
         * @param message what is wrong and what to do
         */
        public Permanent(String message) {
            super(message, null);
        }
    }

    /** This item alone is refused. It is parked with the reason, the others go on; for a send it means refused. */
    public static final class ItemRejected extends SyncException {

        private static final long serialVersionUID = 1L;

        /**
         * One item is refused.
         *
         * @param message why, in the other side's own words where they help
         */
        public ItemRejected(String message) {
            super(message, null);
        }
    }

    /** The record is no longer there. The item is parked; for a send it means refused. */
    public static final class RecordGone extends SyncException {

        private static final long serialVersionUID = 1L;

        /**
         * One record is gone.
         *
         * @param message which
         */
        public RecordGone(String message) {
            super(message, null);
        }
    }
}
