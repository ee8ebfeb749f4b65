// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the agent reaches the outside.
 *
 * @param proxy what stands in between; null for nothing
 * @param trust whose certificates are believed
 */
public record Network(@Nullable ProxyServer proxy, Trust trust) {

    /** Without anything that has to be configured. */
    public static Network plain() {
        return new Network(null, Trust.platform());
    }

    /** The proxy through which a host is called. */
    Optional<ProxyServer> proxyFor(String host) {
        return Optional.ofNullable(proxy).filter(one -> one.serves(host));
    }
}
