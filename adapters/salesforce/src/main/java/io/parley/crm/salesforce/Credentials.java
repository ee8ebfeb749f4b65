// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import java.time.Instant;
import java.util.Map;

/** What is shown to get an access token. */
@FunctionalInterface
interface Credentials {

    /** {@return the form for the token endpoint, with secrets} */
    Map<String, String> form(Instant now);

    /**
     * The credentials of a configuration: which kind it is, is seen by what is there.
     *
     * @throws IllegalArgumentException if none or several are there, or something that belongs to them is missing
     */
    static Credentials of(SalesforceConfiguration configuration) {
        boolean key = !configuration._privateKey().isBlank();
        boolean token = !configuration._refreshToken().isBlank();
        boolean secret = !configuration._clientSecret().isBlank();
        if (key && (token || secret)) {
            throw new IllegalArgumentException("clientSecret, privateKey and refreshToken are different ways to log in:"
                    + " privateKey stands alone, refreshToken alone or with clientSecret");
        }
        if (key) {
            return JwtCredentials.of(configuration);
        }
        return token ? RefreshCredentials.of(configuration) : ClientCredentials.of(configuration);
    }
}
