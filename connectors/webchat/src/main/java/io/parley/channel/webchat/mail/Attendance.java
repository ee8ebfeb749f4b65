// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import io.parley.model.ExternalId;
import java.time.Instant;
import java.util.Optional;

/** Whether visitors look at their conversations. Any thread. */
@FunctionalInterface
public interface Attendance {

    /**
     * When a visitor looked last.
     *
     * @param conversation which
     * @return now, while they look; empty if that is not known
     */
    Optional<Instant> lastSeen(ExternalId conversation);
}
