// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.spi.SyncException;
import org.osgi.annotation.versioning.ProviderType;

/** What became of one write of a batch. */
public abstract sealed class WriteOutcome {

    private WriteOutcome() {}

    /**
     * Calls the visitor's method for this outcome.
     *
     * @param visitor one method an outcome
     * @param <R> what the visitor makes of it
     * @return what the visitor returned
     */
    public abstract <R> R accept(Visitor<R> visitor);

    /**
     * One method for each outcome.
     *
     * @param <R> what is made of an outcome
     */
    @ProviderType
    public interface Visitor<R> {

        /** Called for a write that stands in the CRM. */
        R done(Done outcome);

        /** Called for a write that does not, or may not, stand there. */
        R failed(Failed outcome);

        /** Called for a write that was dragged down by another. */
        R notAttempted(NotAttempted outcome);
    }

    /** It stands in the CRM. */
    public static final class Done extends WriteOutcome {

        private final CrmRef ref;

        /**
         * Carried out, now or before.
         *
         * @param ref the record, as the CRM names it now
         */
        public Done(CrmRef ref) {
            this.ref = ref;
        }

        /** {@return the record, as the CRM names it now} */
        public CrmRef ref() {
            return ref;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.done(this);
        }
    }

    /** It does not stand in the CRM, or that is not known. */
    public static final class Failed extends WriteOutcome {

        private final SyncException reason;

        /**
         * Not carried out, or in doubt.
         *
         * @param reason the same exceptions, with the same meaning, as for a whole batch
         */
        public Failed(SyncException reason) {
            this.reason = reason;
        }

        /** {@return why} */
        public SyncException reason() {
            return reason;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.failed(this);
        }
    }

    /** The CRM undid it, or did not try it, because another write of the same all-or-nothing unit failed. */
    public static final class NotAttempted extends WriteOutcome {

        private final String causeKey;

        /**
         * Certainly not carried out: stays pending and costs no try.
         *
         * @param causeKey the key of the write that failed
         */
        public NotAttempted(String causeKey) {
            this.causeKey = causeKey;
        }

        /** {@return the key of the write that failed} */
        public String causeKey() {
            return causeKey;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notAttempted(this);
        }
    }
}
