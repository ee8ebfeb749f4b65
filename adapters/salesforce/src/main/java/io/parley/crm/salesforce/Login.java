// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.http.AccessToken;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.TokenSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Logs in, and remembers as whom. */
final class Login implements TokenSource {

    private static final Pattern IDENTITY = Pattern.compile(".*/id/[A-Za-z0-9]{15,18}/([A-Za-z0-9]{15,18})");

    private final Credentials credentials;
    private final String host;
    private volatile String user = "";

    /**
     * Logs in to an org.
     *
     * @param credentials what proves who Parley is
     * @param host the org, as people know it
     */
    Login(Credentials credentials, String host) {
        this.credentials = credentials;
        this.host = host;
    }

    @Override
    public AccessToken mint(ApiClient client) throws SyncException, InterruptedException {
        JsonNode answer = client.send(ApiRequest.post("/services/oauth2/token")
                        .form(credentials.form())
                        .build())
                .json();
        String token = answer.path("access_token").asText();
        Matcher identity = IDENTITY.matcher(answer.path("id").asText());
        if (token.isEmpty() || !identity.matches()) {
            throw new SyncException.AuthExpired(
                    host + " gave no access token. Check that the endpoint is the My Domain address of the org.");
        }
        user = identity.group(1);
        return AccessToken.bearer(token);
    }

    /** {@return the id of the user as whom Parley works; known when anything was asked} */
    String user() {
        return user;
    }
}
