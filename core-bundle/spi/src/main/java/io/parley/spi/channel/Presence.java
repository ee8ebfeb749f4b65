// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.model.ExternalId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who types, and who has seen what, in conversations of channels that live in the agent itself. Hints: never stored, bounded
 * in number, lost with a restart, and a sign of typing is over after six seconds. A service of the agent. Any thread;
 * everything returns at once.
 */
@ProviderType
public interface Presence {

    /**
     * The customer types. More often than once in two seconds it is not heard.
     *
     * @param conversation where
     */
    void customerTypes(ExternalId conversation);

    /**
     * The customer has seen what was said.
     *
     * @param conversation where
     * @param sequence the number of the newest entry of the {@link Transcript} that they have seen
     */
    void customerSaw(ExternalId conversation, long sequence);

    /**
     * How far the customer has seen.
     *
     * @param conversation where
     * @return the number of the newest entry that they have seen; empty when nothing is known
     */
    OptionalLong seenByCustomer(ExternalId conversation);

    /**
     * Whether somebody types in the CRM.
     *
     * @param conversation where
     * @return when that was said last; empty when it is over or nothing is known
     */
    Optional<Instant> repTypedAt(ExternalId conversation);

    /**
     * How far people of the CRM have seen.
     *
     * @param conversation where
     * @return the number of the newest entry that they have seen; empty when nothing is known
     */
    OptionalLong seenByRep(ExternalId conversation);

    /**
     * Asks to be told when people of the CRM type or have seen something. A hint may come from any thread; it must return at
     * once.
     *
     * @param conversation where
     * @param hint what to call
     * @return ends the hints when closed
     */
    Transcript.Subscription listen(ExternalId conversation, Runnable hint);
}
