// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import io.parley.spi.Configured;
import java.time.Instant;
import java.util.Map;

/**
 * The app shows its key and its secret, and works as the user that its policies name.
 *
 * @param clientId the Consumer Key
 * @param clientSecret the Consumer Secret
 */
record ClientCredentials(String clientId, String clientSecret) implements Credentials {

    /** {@return the credentials of a configuration} */
    static ClientCredentials of(SalesforceConfiguration configuration) {
        return new ClientCredentials(
                Configured.text("clientId", configuration.clientId(), "the Consumer Key of the External Client App"),
                Configured.text(
                        "clientSecret",
                        configuration._clientSecret(),
                        "the Consumer Secret of the External Client App, unless privateKey or refreshToken is there"));
    }

    @Override
    public Map<String, String> form(Instant now) {
        return Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", clientSecret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ClientCredentials";
    }
}
