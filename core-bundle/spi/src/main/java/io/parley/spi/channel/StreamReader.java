// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.spi.SyncException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The face of connectors whose channel tells at once when something happens. A stream only tells that there is something to
 * read: what it is, is read by {@link PageReader} and {@link Rechecker}, so that a stream that breaks, repeats or lies costs
 * time, never a message.
 */
@ConsumerType
public interface StreamReader extends ChannelConnector {

    /**
     * Listens until the other side ends the stream; the agent calls again then.
     *
     * @param listener is told, in this thread
     * @throws SyncException if the stream cannot be had, or breaks; reading goes on without it. RecordGone says that there
     *     is none for this account: it is asked for again a day later
     * @throws InterruptedException if the plug-in is leaving; within a second of the interrupt
     */
    void listen(StreamListener listener) throws SyncException, InterruptedException;
}
