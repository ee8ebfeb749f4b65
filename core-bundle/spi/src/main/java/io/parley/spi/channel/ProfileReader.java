// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.model.SocialProfile;
import io.parley.spi.SyncException;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** The face of connectors that can look up a person who has not written. */
@ConsumerType
public interface ProfileReader extends ChannelConnector {

    /**
     * Looks a person up, on request of somebody who waits for the answer.
     *
     * @param handle as people write it on that channel, with or without an at sign; not blank, at most 500 characters
     * @return the person; empty if the channel knows nobody of that handle
     * @throws SyncException if the channel cannot be asked now
     * @throws InterruptedException if the plug-in is leaving; within a second of the interrupt
     */
    Optional<SocialProfile> profile(String handle) throws SyncException, InterruptedException;
}
