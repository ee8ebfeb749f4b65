// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "localhost", "127.0.0.2"})
    void freePortIsFine(String bind) throws Exception {
        new ListenAddress(bind, 0).probe();
    }

    @Test
    void takenPortIsRefused() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> new ListenAddress("127.0.0.1", port).probe())
                    .isInstanceOf(StartException.class)
                    .hasMessageMatching("Port " + port + " on 127\\.0\\.0\\.1 cannot be used \\(.+\\); choose another"
                            + " with --port, where 0 takes a free one\\.");
        }
    }

    // 203.0.113.0/24 is reserved for documentation, and .invalid never resolves.
    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "nowhere.invalid"})
    void foreignAddressIsRefused(String bind) {
        assertThatThrownBy(() -> new ListenAddress(bind, 0).probe())
                .isInstanceOf(StartException.class)
                .hasMessage("'" + bind + "' is not an address of this machine; use 127.0.0.1 for this machine only"
                        + " or 0.0.0.0 for all networks with --bind.");
    }
}
