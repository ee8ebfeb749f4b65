// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import java.net.SocketAddress;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Lets HttpClient follow a {@link Network} that can be changed while it runs. */
final class Wiring extends DefaultRoutePlanner implements HttpRoutePlanner, TlsStrategy, CredentialsProvider {

    private volatile Network network;
    private volatile @Nullable TlsStrategy tls;

    Wiring(Network network) {
        super(DefaultSchemePortResolver.INSTANCE);
        this.network = network;
    }

    synchronized void use(Network next) {
        network = next;
        tls = null;
    }

    private TlsStrategy tls() {
        TlsStrategy known = tls;
        return known == null ? makeTls() : known;
    }

    private synchronized TlsStrategy makeTls() {
        TlsStrategy made = new DefaultClientTlsStrategy(network.trust().context());
        tls = made;
        return made;
    }

    Optional<ProxyServer> proxyFor(String host) {
        return network.proxyFor(host);
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        return network.proxyFor(target.getHostName())
                .map(proxy -> new HttpHost(proxy.host(), proxy.port()))
                .orElse(null);
    }

    @Override
    public @Nullable Credentials getCredentials(AuthScope scope, HttpContext context) {
        ProxyServer proxy = network.proxy();
        boolean asked = proxy != null
                && !proxy.user().isEmpty()
                && proxy.host().equalsIgnoreCase(scope.getHost())
                && proxy.port() == scope.getPort();
        return asked
                ? new UsernamePasswordCredentials(proxy.user(), proxy.password().toCharArray())
                : null;
    }

    @Override
    public void upgrade(
            TransportSecurityLayer session,
            NamedEndpoint endpoint,
            Object attachment,
            Timeout timeout,
            FutureCallback<TransportSecurityLayer> callback) {
        tls().upgrade(session, endpoint, attachment, timeout, callback);
    }

    @Override
    @Deprecated
    public boolean upgrade(
            TransportSecurityLayer session,
            HttpHost host,
            SocketAddress local,
            SocketAddress remote,
            Object attachment,
            Timeout timeout) {
        return tls().upgrade(session, host, local, remote, attachment, timeout);
    }
}
