// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import java.net.SocketAddress;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The client's own encryption, set up for the first connection that needs it: to read the certificates of Java takes long. */
final class TlsOnDemand implements TlsStrategy {

    private @Nullable TlsStrategy strategy;

    private synchronized TlsStrategy strategy() {
        if (strategy == null) {
            strategy = DefaultClientTlsStrategy.createDefault();
        }
        return strategy;
    }

    @Override
    @Deprecated
    public boolean upgrade(
            TransportSecurityLayer connection,
            HttpHost host,
            SocketAddress local,
            SocketAddress remote,
            Object attachment,
            Timeout handshake) {
        return strategy().upgrade(connection, host, local, remote, attachment, handshake);
    }

    @Override
    public void upgrade(
            TransportSecurityLayer connection,
            NamedEndpoint endpoint,
            Object attachment,
            Timeout handshake,
            FutureCallback<TransportSecurityLayer> callback) {
        strategy().upgrade(connection, endpoint, attachment, handshake, callback);
    }
}
