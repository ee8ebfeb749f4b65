// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Speaks to one account on one channel. Registered as a service with the property {@link #ACCOUNT_ID}; what else it can
 * do it shows by implementing the other faces of this package.
 *
 * <p>The agent makes one call per face at a time; different faces may be called at the same time, so that an answer never
 * waits behind a slow page. An instance keeps nothing that is worth saving: cursors and rows are the agent's.
 */
@ConsumerType
public interface ChannelConnector {

    /**
     * Service property with the id of the account: the name in the factory configuration's PID, put there by the agent.
     * Never reused for another account, because ledger, cursors and links are kept under it.
     */
    String ACCOUNT_ID = "account.id";

    /**
     * What this connector is, as configured. Called often and from any thread: constant, no network.
     *
     * @return the description
     */
    ChannelDescription describe();

    /**
     * Makes one cheap request that proves the configuration. Called when the account comes, and every hour while its gate
     * is closed.
     *
     * @return what was found out
     * @throws SyncException with a message that tells the administrator what to do
     * @throws InterruptedException if the plug-in is leaving
     */
    AccountInfo check() throws SyncException, InterruptedException;
}
