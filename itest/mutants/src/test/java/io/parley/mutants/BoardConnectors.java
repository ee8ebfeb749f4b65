// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.spi.channel.Repeat;
import io.parley.spi.http.ApiSettings;
import java.net.URI;

/** Makes connectors to a board, all broken in the way of the mutant. */
record BoardConnectors(Dish.Culture culture, Repeat promise) {

    private static final int LARGEST = 1_000_000;

    @SuppressWarnings("unchecked")
    ConnectorParts at(URI endpoint, String token) {
        Mutant<ConnectorParts> mutant = (Mutant<ConnectorParts>) culture.mutant();
        ApiSettings settings = ApiSettings.endpoint(endpoint)
                .bearer(token)
                .maxResponseBytes(LARGEST)
                .build();
        return mutant.parts()
                .apply(new BoardConnector(
                                mutant.door()
                                        .apply(culture.services().apiClients().open(settings)),
                                promise)
                        .parts());
    }
}
