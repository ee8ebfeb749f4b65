// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.http;

import java.net.URI;
import org.osgi.annotation.versioning.ProviderType;

/** Where the agent itself is to be found; a service of the agent. Any thread. */
@ProviderType
public interface AgentAddress {

    /**
     * The agent's address as programs on the same machine reach it.
     *
     * @return such as {@code http://127.0.0.1:8080}, without a slash at the end
     */
    URI local();
}
