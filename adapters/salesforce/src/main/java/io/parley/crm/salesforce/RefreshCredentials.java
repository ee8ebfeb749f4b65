// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import io.parley.spi.Configured;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Somebody allowed the app to work for them, and it shows what it got for that.
 *
 * @param clientId the Consumer Key
 * @param clientSecret the Consumer Secret; empty if the app needs none
 * @param refreshToken what it got
 */
record RefreshCredentials(String clientId, String clientSecret, String refreshToken) implements Credentials {

    /** {@return the credentials of a configuration} */
    static RefreshCredentials of(SalesforceConfiguration configuration) {
        return new RefreshCredentials(
                Configured.text("clientId", configuration.clientId(), "the Consumer Key of the External Client App"),
                configuration._clientSecret().strip(),
                configuration._refreshToken().strip());
    }

    @Override
    public Map<String, String> form(Instant now) {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", clientId);
        form.put("refresh_token", refreshToken);
        if (!clientSecret.isEmpty()) {
            form.put("client_secret", clientSecret);
        }
        return form;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "RefreshCredentials";
    }
}
