// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import io.parley.model.SocialProfile;
import io.parley.spi.SyncException;
import java.util.Optional;

/** Looks people up and brings them into the CRM. Any thread. */
public interface PeopleFinder {

    /** Whether an account can look people up. */
    boolean finds(String account);

    /**
     * Looks a person up.
     *
     * @param account which looks
     * @param handle of the person
     * @return the person, who is on the way into the CRM; empty if the channel knows nobody of that handle
     * @throws SyncException if the channel cannot be asked now
     */
    Optional<SocialProfile> find(String account, String handle) throws SyncException, InterruptedException;
}
