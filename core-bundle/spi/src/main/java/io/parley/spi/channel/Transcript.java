// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.model.Conversation;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Reads the conversations of channels that live in the agent itself, from the store; a service of the agent. */
@ProviderType
public interface Transcript {

    /**
     * What was said in a conversation. Any thread.
     *
     * @param conversation which
     * @param sequence only what comes after this number; 0 for all
     * @param limit most entries wanted
     * @return entries in their order, which is the order in which they were stored; empty for an unknown conversation
     */
    List<Entry> after(ExternalId conversation, long sequence, int limit);

    /**
     * How a conversation began. Any thread.
     *
     * @param conversation which
     * @return the conversation and who began it; empty for an unknown conversation
     */
    Optional<Opening> opening(ExternalId conversation);

    /**
     * Where a conversation stands in the line of its account. The line is looked at anew at most once a second.
     *
     * @param conversation which
     * @return 1 for the next to be answered; empty when it was answered or closed
     */
    OptionalInt queuePosition(ExternalId conversation);

    /**
     * How long somebody at a place of the line of an account will probably wait, by how long it took lately until somebody
     * was answered there. Cheap; any thread.
     *
     * @param accountId the account
     * @param place in the line, from 1
     * @return a rough time; empty while too few were answered to tell
     */
    Optional<Duration> expectedWait(String accountId, int place);

    /**
     * How many conversations of an account wait to be answered. The line is looked at anew at most once a second.
     *
     * @param accountId the account
     * @return how many
     */
    int waiting(String accountId);

    /**
     * Asks to be told when the line of its account moves and the conversation's place in it changes. A hint may come from
     * any thread; it must return at once.
     *
     * @param conversation which
     * @param hint what to call
     * @return ends the hints when closed
     */
    Subscription listenToQueue(ExternalId conversation, Runnable hint);

    /**
     * Asks to be told when it is worth looking again: after each new entry, and at least every 15 seconds. A hint may come
     * without news and from any thread; it must return at once.
     *
     * @param conversation which
     * @param hint what to call
     * @return ends the hints when closed
     */
    Subscription listen(ExternalId conversation, Runnable hint);

    /**
     * How a conversation began.
     *
     * @param conversation the newest state
     * @param author who wrote the first message, newest state
     */
    record Opening(Conversation conversation, SocialProfile author) {}

    /** A running subscription. */
    interface Subscription extends AutoCloseable {

        /** Ends the hints; one may still be on its way. */
        @Override
        void close();
    }

    /** One entry of a conversation: something was said, or the conversation was closed. */
    final class Entry {

        private final long sequence;
        private final Instant at;
        private final @Nullable Message message;

        /**
         * An entry.
         *
         * @param sequence its number in the conversation, growing, never reused
         * @param at when it was stored
         * @param message what was said; null when the conversation was closed
         */
        public Entry(long sequence, Instant at, @Nullable Message message) {
            this.sequence = sequence;
            this.at = at;
            this.message = message;
        }

        /** {@return its number in the conversation} */
        public long sequence() {
            return sequence;
        }

        /** {@return when it was stored} */
        public Instant at() {
            return at;
        }

        /** {@return what was said; empty when the conversation was closed} */
        public Optional<Message> message() {
            return Optional.ofNullable(message);
        }
    }
}
