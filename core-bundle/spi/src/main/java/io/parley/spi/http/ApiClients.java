// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.http;

import org.osgi.annotation.versioning.ProviderType;

/** Makes API clients; a service of the agent. Any thread. */
@ProviderType
public interface ApiClients {

    /**
     * Makes a client for one account or target. No request is made, and nothing has to be closed: connections are shared
     * and belong to the agent.
     *
     * @param settings address, credentials, bounds
     * @return the client
     */
    ApiClient open(ApiSettings settings);
}
