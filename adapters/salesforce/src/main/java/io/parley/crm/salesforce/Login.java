// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.http.AccessToken;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.TokenSource;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Logs in, and remembers as whom. */
final class Login implements TokenSource {

    private static final Pattern IDENTITY = Pattern.compile(".*/id/[A-Za-z0-9]{15,18}/([A-Za-z0-9]{15,18})");

    private final Credentials credentials;
    private final String host;
    private final InstantSource clock;
    private volatile String user = "";
    private volatile boolean rotating;

    /**
     * Logs in to an org.
     *
     * @param credentials what proves who Parley is
     * @param host the org, as people know it
     */
    Login(Credentials credentials, String host, InstantSource clock) {
        this.credentials = credentials;
        this.host = host;
        this.clock = clock;
    }

    @Override
    public AccessToken mint(ApiClient client) throws SyncException, InterruptedException {
        return exchanged(client, credentials.form(clock.instant()));
    }

    /** With rotation, each refresh token serves once. */
    @Override
    public AccessToken renew(ApiClient client, AccessToken last) throws SyncException, InterruptedException {
        Map<String, String> form = new HashMap<>(credentials.form(clock.instant()));
        last.renewal().ifPresent(next -> form.put("refresh_token", next));
        return exchanged(client, form);
    }

    private AccessToken exchanged(ApiClient client, Map<String, String> form)
            throws SyncException, InterruptedException {
        JsonNode answer = client.send(
                        ApiRequest.post("/services/oauth2/token").form(form).build())
                .json();
        String token = answer.path("access_token").asText();
        Matcher identity = IDENTITY.matcher(answer.path("id").asText());
        if (token.isEmpty() || !identity.matches()) {
            throw new SyncException.AuthExpired(
                    host + " gave no access token. Check that the endpoint is the My Domain address of the org.");
        }
        user = identity.group(1);
        String next = answer.path("refresh_token").asText();
        rotating = !next.isEmpty() && !next.equals(form.get("refresh_token"));
        AccessToken minted = AccessToken.bearer(token);
        return rotating ? minted.renewableBy(next) : minted;
    }

    /** {@return the id of the user as whom Parley works; known when anything was asked} */
    String user() {
        return user;
    }

    /** {@return whether the refresh token of the configuration is worthless by now} */
    boolean isRotating() {
        return rotating;
    }
}
