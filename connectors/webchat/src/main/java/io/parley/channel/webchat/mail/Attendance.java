// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import io.parley.model.ExternalId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether visitors look at their conversations. Any thread. */
public interface Attendance {

    /**
     * When a visitor looked last.
     *
     * @param conversation which
     * @return now, while they look; empty if that is not known
     */
    Optional<Instant> lastSeen(ExternalId conversation);

    /**
     * How far a visitor has read.
     *
     * @param conversation which
     * @return the number of the newest entry that their page has shown them; empty if it does not tell
     */
    OptionalLong readUpTo(ExternalId conversation);
}
