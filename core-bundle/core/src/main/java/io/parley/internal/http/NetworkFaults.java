// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.internal.http.BoundedResponse.TooLargeException;
import io.parley.spi.SyncException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.jspecify.annotations.Nullable;

/** What it means when no answer came from an endpoint. */
final class NetworkFaults {

    private final URI endpoint;
    private final Function<String, Optional<ProxyServer>> proxies;

    /**
     * Speaks of one endpoint.
     *
     * @param proxies through which a host is called
     */
    NetworkFaults(URI endpoint, Function<String, Optional<ProxyServer>> proxies) {
        this.endpoint = endpoint;
        this.proxies = proxies;
    }

    /** What to throw instead of a fault of the network. */
    SyncException meaningOf(Throwable fault, boolean writing) {
        String host = endpoint.getAuthority();
        if (fault instanceof TooLargeException) {
            return new SyncException.ItemRejected("The answer of " + host + " is " + fault.getMessage());
        }
        Optional<ProxyServer> proxy = proxies.apply(endpoint.getHost());
        if (fault instanceof UnknownHostException) {
            String name = proxy.map(ProxyServer::host).orElse(host);
            String where = proxy.isPresent() ? "proxy in io.parley.agent" : "endpoint";
            return new SyncException.Transient(
                    "The name " + name + " cannot be found; check the " + where + " and the network", false, fault);
        }
        if (fault instanceof ConnectTimeoutException
                || fault instanceof HttpHostConnectException
                || fault instanceof ConnectException
                || fault instanceof NoRouteToHostException) {
            String way = proxy.map(one -> " through the proxy " + one).orElse("");
            return new SyncException.Transient(host + " cannot be reached" + way + ": " + text(fault), false, fault);
        }
        if (fault instanceof SSLException) {
            return new SyncException.Transient(
                    "No trusted connection to " + host + ": " + CertificateFaults.advice(fault), false, fault);
        }
        return new SyncException.Transient("The connection to " + host + " broke: " + text(fault), writing, fault);
    }

    /**
     * Takes what a proxy says for itself for no answer of the endpoint.
     *
     * @param plain whether the request went to the endpoint without TLS
     * @param session with the endpoint; null if there was none
     */
    void refuseAnswerOfProxy(int status, boolean plain, @Nullable SSLSession session) throws SyncException {
        Optional<ProxyServer> proxy = proxies.apply(endpoint.getHost());
        if (proxy.isEmpty()) {
            return;
        }
        if (status == 407) {
            throw new SyncException.Permanent("The proxy " + proxy.get()
                    + " refused the login (status 407); correct proxyUser and .proxyPassword in io.parley.agent");
        }
        if (!plain && session == null) {
            throw new SyncException.Transient(
                    "The proxy " + proxy.get() + " does not let the agent through to " + endpoint.getAuthority()
                            + " (status " + status + "); whoever runs it must allow that",
                    false,
                    null);
        }
    }

    private static String text(Throwable fault) {
        String message = fault.getMessage();
        return message == null ? fault.getClass().getSimpleName() : message;
    }
}
