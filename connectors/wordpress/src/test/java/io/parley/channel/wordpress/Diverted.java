// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiSettings;
import java.net.URI;

/** Calls another address than the configured one, as through a proxy: ids stay those of the configured site. */
record Diverted(ApiClients clients, URI to) implements ApiClients {

    @Override
    public ApiClient open(ApiSettings settings) {
        ApiSettings.Builder diverted =
                ApiSettings.endpoint(to).timeout(settings.timeout()).maxResponseBytes(settings.maxResponseBytes());
        settings.secretHeaders().forEach(diverted::secretHeader);
        settings.statusRows().forEach(diverted::statusRow);
        return clients.open(diverted.build());
    }
}
