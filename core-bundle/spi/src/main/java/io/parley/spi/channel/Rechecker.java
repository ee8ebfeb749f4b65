// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.model.Change;
import io.parley.spi.SyncException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The face of connectors for channels that do not tell when a message was edited or removed. The agent asks again for what
 * it has seen, often while a message is young and seldom later, for thirty days.
 */
@ConsumerType
public interface Rechecker extends ChannelConnector {

    /** {@return most messages in one call, 1 to 200; constant} */
    int recheckLimit();

    /**
     * Looks at messages again.
     *
     * @param known messages as they were seen last, with author and conversation; also such as were removed since, which
     *     may have been restored
     * @return the full current state of those that are there, and a removal for those that certainly are not; nothing for
     *     those of which it is not known
     * @throws SyncException if the channel cannot be asked now
     * @throws InterruptedException if the plug-in is leaving; within a second of the interrupt
     */
    List<Change> recheck(List<Change.MessageSeen> known) throws SyncException, InterruptedException;
}
