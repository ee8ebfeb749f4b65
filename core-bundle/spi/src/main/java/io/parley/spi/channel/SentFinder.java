// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.spi.SyncException;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** The face of connectors that can be asked what the account itself has sent. */
@ConsumerType
public interface SentFinder extends ReplySender {

    /**
     * Lists what the account itself has said under the message that the reply answers. The agent compares; the connector
     * only looks.
     *
     * @param reply the answer in doubt
     * @param since nothing older is wanted
     * @return all of it, in any order; empty when there is nothing
     * @throws SyncException if the channel cannot be asked now
     * @throws InterruptedException if the plug-in is leaving
     */
    List<Sent> sentSince(Reply reply, Instant since) throws SyncException, InterruptedException;

    /**
     * Something the account itself has said.
     *
     * @param receipt its id, page and time
     * @param text its plain text
     */
    record Sent(SendReceipt receipt, String text) {}
}
