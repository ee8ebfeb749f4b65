// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.spi.SyncException;
import org.osgi.annotation.versioning.ConsumerType;

/** The face of connectors that are asked for what is new. */
@ConsumerType
public interface PageReader extends ChannelConnector {

    /**
     * Reads the next page of a stream. The same request may come again, after a crash or a restart, and must give the same
     * changes again.
     *
     * <p>Resuming from any returned cursor gives exactly the rest. Changes stand oldest first. An item that cannot be read
     * goes into {@link Page#rejected()}; its neighbours arrive.
     *
     * @param request which stream, behind which cursor, how much
     * @return the page; empty, with the same or a moved cursor, when there is nothing new
     * @throws SyncException if the page cannot be had; the cursor stays where it was. {@code ItemRejected} and
     *     {@code RecordGone} are treated like {@code Transient} here: one item that cannot be read is no reason to throw
     * @throws InterruptedException if the plug-in is leaving; within a second of the interrupt
     */
    Page pull(PullRequest request) throws SyncException, InterruptedException;
}
