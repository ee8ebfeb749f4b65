// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.model.Attachment;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Something that people did in the CRM. */
public abstract sealed class CrmEvent {

    private CrmEvent() {}

    /**
     * Calls the visitor's method for this kind of event.
     *
     * @param visitor one method a kind
     * @param <R> what the visitor makes of it
     * @return what the visitor returned
     */
    public abstract <R> R accept(Visitor<R> visitor);

    /**
     * One method for each kind of event.
     *
     * @param <R> what is made of an event
     */
    @ProviderType
    public interface Visitor<R> {

        /** Called for an answer to the customer. */
        R replyWritten(ReplyWritten event);

        /** Called for an answer that was taken back. */
        R replyWithdrawn(ReplyWithdrawn event);

        /** Called for a case that was closed or opened. */
        R conversationClosed(ConversationClosed event);

        /** Called for records that were merged. */
        R recordsMerged(RecordsMerged event);
    }

    /**
     * A person wrote an answer that is meant for the customer. Told again with another text, it replaces what was not sent
     * yet.
     */
    public static final class ReplyWritten extends CrmEvent {

        private final CrmRef record;
        private final CrmRef conversation;
        private final String text;
        private final Instant writtenAt;
        private final List<Attachment> attachments;

        /**
         * An answer.
         *
         * @param record the answer itself: its type and id are the reply's key for ever
         * @param conversation the case in which it was written
         * @param text plain text
         * @param writtenAt when, by the CRM's clock
         */
        public ReplyWritten(CrmRef record, CrmRef conversation, String text, Instant writtenAt) {
            this(record, conversation, text, writtenAt, List.of());
        }

        /**
         * An answer with files.
         *
         * @param record the answer itself: its type and id are the reply's key for ever
         * @param conversation the case in which it was written
         * @param text plain text; may be empty if there are files
         * @param writtenAt when, by the CRM's clock
         * @param attachments files that go with it, under links that the channel and the customer can open
         */
        public ReplyWritten(
                CrmRef record, CrmRef conversation, String text, Instant writtenAt, List<Attachment> attachments) {
            this.record = record;
            this.conversation = conversation;
            this.text = text;
            this.writtenAt = writtenAt;
            this.attachments = List.copyOf(attachments);
        }

        /** {@return the answer itself} */
        public CrmRef record() {
            return record;
        }

        /** {@return the case in which it was written} */
        public CrmRef conversation() {
            return conversation;
        }

        /** {@return plain text} */
        public String text() {
            return text;
        }

        /** {@return when, by the CRM's clock} */
        public Instant writtenAt() {
            return writtenAt;
        }

        /** {@return files that go with it; on a channel that takes none the answer is refused} */
        public List<Attachment> attachments() {
            return attachments;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.replyWritten(this);
        }
    }

    /**
     * A person took an answer back: deleted it, or made it an internal note. It is not sent if that comes in time, as
     * within the {@code recallSeconds} of the target; afterwards the case is told that it stands on the channel.
     */
    public static final class ReplyWithdrawn extends CrmEvent {

        private final CrmRef record;

        /**
         * A withdrawal.
         *
         * @param record the answer, as it was told when it was written
         */
        public ReplyWithdrawn(CrmRef record) {
            this.record = record;
        }

        /** {@return the answer} */
        public CrmRef record() {
            return record;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.replyWithdrawn(this);
        }
    }

    /** A case was closed, or opened again. */
    public static final class ConversationClosed extends CrmEvent {

        private final CrmRef conversation;
        private final boolean closed;
        private final Instant at;

        /**
         * A change of state.
         *
         * @param conversation the case
         * @param closed whether it is closed now
         * @param at when, by the CRM's clock
         */
        public ConversationClosed(CrmRef conversation, boolean closed, Instant at) {
            this.conversation = conversation;
            this.closed = closed;
            this.at = at;
        }

        /** {@return the case} */
        public CrmRef conversation() {
            return conversation;
        }

        /** {@return whether it is closed now} */
        public boolean closed() {
            return closed;
        }

        /** {@return when, by the CRM's clock} */
        public Instant at() {
            return at;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.conversationClosed(this);
        }
    }

    /** Two records became one: what was written to the loser goes to the survivor from now on. */
    public static final class RecordsMerged extends CrmEvent {

        private final CrmRef survivor;
        private final CrmRef loser;

        /**
         * A merge.
         *
         * @param survivor what remains
         * @param loser what was merged into it
         */
        public RecordsMerged(CrmRef survivor, CrmRef loser) {
            this.survivor = survivor;
            this.loser = loser;
        }

        /** {@return what remains} */
        public CrmRef survivor() {
            return survivor;
        }

        /** {@return what was merged into it} */
        public CrmRef loser() {
            return loser;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.recordsMerged(this);
        }
    }
}
