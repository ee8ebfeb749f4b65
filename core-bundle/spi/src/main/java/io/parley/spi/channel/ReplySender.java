// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.model.Conversation;
import io.parley.spi.SyncException;
import org.osgi.annotation.versioning.ConsumerType;

/** The face of connectors that can answer. */
@ConsumerType
public interface ReplySender extends ChannelConnector {

    /**
     * Says what may be done when it is not known whether a send was carried out. Constant.
     *
     * @return the promise
     */
    Repeat repeat();

    /**
     * Says the same for the answers of one conversation, where a channel keeps different promises for different kinds of
     * them, such as public posts and private messages. Constant for a kind of conversation.
     *
     * @param conversation where the answer belongs
     * @return the promise; that of {@link #repeat()} unless overridden
     */
    default Repeat repeat(Conversation conversation) {
        return repeat();
    }

    /**
     * Sends one answer.
     *
     * <p>{@code ItemRejected} and {@code RecordGone} mean that the channel refuses this answer for good: the rep is told.
     * {@code Transient} with {@code inDoubt() == false} means it certainly was not sent. Everything else is in doubt and
     * treated as {@link #repeat(Conversation)} promises.
     *
     * @param reply what to send and where
     * @return what the channel says it became
     * @throws SyncException if it was not sent, or may have been
     * @throws InterruptedException if the plug-in has been leaving for four seconds; the send is then in doubt
     */
    SendReceipt send(Reply reply) throws SyncException, InterruptedException;
}
