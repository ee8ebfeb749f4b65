// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.internal.http.BoundedResponse.TooLargeException;
import io.parley.spi.SyncException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;

/** What it means when no answer came. */
final class NetworkFaults {

    private NetworkFaults() {}

    static SyncException meaningOf(Throwable fault, String host, boolean writing) {
        if (fault instanceof TooLargeException) {
            return new SyncException.ItemRejected("The answer of " + host + " is " + fault.getMessage());
        }
        if (fault instanceof UnknownHostException) {
            return new SyncException.Transient(
                    "The name " + host + " cannot be found; check the endpoint and the network", false, fault);
        }
        if (fault instanceof ConnectTimeoutException
                || fault instanceof HttpHostConnectException
                || fault instanceof ConnectException
                || fault instanceof NoRouteToHostException) {
            return new SyncException.Transient(host + " cannot be reached: " + text(fault), false, fault);
        }
        if (fault instanceof SSLException) {
            return new SyncException.Transient(
                    "No trusted connection to " + host + ": " + text(fault) + "; check its certificate", false, fault);
        }
        return new SyncException.Transient("The connection to " + host + " broke: " + text(fault), writing, fault);
    }

    private static String text(Throwable fault) {
        String message = fault.getMessage();
        return message == null ? fault.getClass().getSimpleName() : message;
    }
}
