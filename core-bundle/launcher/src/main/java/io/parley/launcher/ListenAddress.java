// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Where the agent listens. */
record ListenAddress(String bind, int port) {

    /** Binds for a moment, because the web server would start without a port and only log why. */
    void probe() throws StartException {
        InetAddress address = ownAddress();
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new StartException(
                    "Port " + port + " on " + bind + " cannot be used (" + Reason.of(e)
                            + "); choose another with --port, where 0 takes a free one.",
                    e);
        }
    }

    private InetAddress ownAddress() throws StartException {
        try {
            InetAddress address = InetAddress.getByName(bind);
            if (address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null) {
                return address;
            }
            throw notOurs(new UnknownHostException(bind));
        } catch (UnknownHostException e) {
            throw notOurs(e);
        } catch (IOException e) {
            throw new StartException("The addresses of this machine cannot be read (" + Reason.of(e) + ").", e);
        }
    }

    private StartException notOurs(UnknownHostException cause) {
        return new StartException(
                "'" + bind + "' is not an address of this machine; use 127.0.0.1 for this machine only"
                        + " or 0.0.0.0 for all networks with --bind.",
                cause);
    }
}
