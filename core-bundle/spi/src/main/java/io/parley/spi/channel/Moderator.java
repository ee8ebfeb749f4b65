// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.model.Message;
import io.parley.spi.SyncException;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The face of connectors that can decide what of other people's messages is read on the channel. The agent looks at the
 * message again afterwards, if the connector is a {@link Rechecker} too: nothing is to be reported here.
 */
@ConsumerType
public interface Moderator extends ChannelConnector {

    /** {@return what can be decided, at least one thing; constant, no network} */
    Set<Moderation> moderations();

    /**
     * Does what a person decided, who waits for the answer. It is harmless to do it again: a message that is already as it
     * should be is left as it is.
     *
     * <p>{@code ItemRejected} means that the channel does not allow it for this message, {@code RecordGone} that it is not
     * there any more; the person is told.
     *
     * @param message as it was seen last; it may have changed since
     * @param decision one of {@link #moderations()}
     * @throws SyncException if it was not done, or may not have been
     * @throws InterruptedException if the plug-in is leaving; within a second of the interrupt
     */
    void moderate(Message message, Moderation decision) throws SyncException, InterruptedException;
}
