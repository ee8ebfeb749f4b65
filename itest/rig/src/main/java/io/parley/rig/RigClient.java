// SPDX-License-Identifier: Apache-2.0
package io.parley.rig;

import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.ApiSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Opens the door to the simulated servers, with little patience. */
final class RigClient {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private RigClient() {}

    static ApiClient open(ApiClients clients, String endpoint) {
        return clients.open(ApiSettings.endpoint(URI.create(endpoint))
                .timeout(PATIENCE)
                .statusRow(RigClient::notDone)
                .build());
    }

    /** The servers say when they are certain that they did nothing. */
    private static Optional<SyncException> notDone(ApiResponse response) {
        return response.status() == 503 && response.header("X-Done").isPresent()
                ? Optional.of(new SyncException.Transient("It was not even begun", false, null))
                : Optional.empty();
    }
}
