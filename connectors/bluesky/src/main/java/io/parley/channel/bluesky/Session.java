// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import io.parley.spi.http.AccessToken;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.TokenSource;

/**
 * Gets access tokens. Few sessions may be begun in a day, so one is renewed for as long as the server does that; a lost
 * refresh token costs one beginning and nothing else.
 *
 * @param handle of the account, or its DID
 * @param password an app password
 */
record Session(String handle, String password) implements TokenSource {

    /** The budget of sessions begun. */
    static final String BEGUN = "sessions";

    @Override
    public AccessToken mint(ApiClient client) throws SyncException, InterruptedException {
        return token(ask(
                client,
                ApiRequest.post("/xrpc/com.atproto.server.createSession")
                        .limit(BEGUN)
                        .costs(BEGUN, 1)
                        .json(JsonNodeFactory.instance
                                .objectNode()
                                .put("identifier", handle)
                                .put("password", password))));
    }

    @Override
    public AccessToken renew(ApiClient client, AccessToken last) throws SyncException, InterruptedException {
        return token(ask(
                client,
                ApiRequest.post("/xrpc/com.atproto.server.refreshSession")
                        .header("Authorization", "Bearer " + last.renewal().orElseThrow())));
    }

    /** Refuses an account that is not active. */
    static void demandActive(JsonNode session) throws SyncException.Permanent {
        if (session.hasNonNull("active") && !session.path("active").asBoolean()) {
            throw inactive(session.path("status").asText("not active"));
        }
    }

    private static JsonNode ask(ApiClient client, ApiRequest.Builder request)
            throws SyncException, InterruptedException {
        ApiResponse answer =
                client.send(request.accept(400).accept(401).accept(403).build());
        JsonNode body = answer.json();
        if (answer.status() == 200) {
            demandActive(body);
            return body;
        }
        String error = body.path("error").asText();
        throw switch (error) {
            case "AccountTakedown" -> inactive("takendown");
            case "AccountSuspended" -> inactive("suspended");
            case "AccountDeactivated" -> inactive("deactivated");
            case "AuthFactorTokenRequired" ->
                new SyncException.Permanent("Bluesky asks for a code from an e-mail, which nobody is there to read:"
                        + " put an app password into the configuration instead of the one for logging in");
            default ->
                new SyncException.AuthExpired("Bluesky refused the handle or the app password ("
                        + Untrusted.line(error, 100)
                        + "): make a new app password under Settings, Privacy and security,"
                        + " and put it into the configuration");
        };
    }

    private static AccessToken token(JsonNode session) throws SyncException.Transient {
        String access = session.path("accessJwt").asText("");
        if (access.isBlank()) {
            throw new SyncException.Transient("The server answered without an access token", false, null);
        }
        String refresh = session.path("refreshJwt").asText("");
        AccessToken token = AccessToken.bearer(access);
        return refresh.isBlank() ? token : token.renewableBy(refresh);
    }

    private static SyncException.Permanent inactive(String status) {
        return new SyncException.Permanent(
                switch (status) {
                    case "takendown", "suspended" ->
                        "Bluesky has closed the account (" + status
                                + "): its owner finds the reason and the way to object in the app";
                    case "deactivated" ->
                        "The account is deactivated: its owner can activate it again by logging in to the app";
                    default ->
                        "The account is not active (" + Untrusted.line(status, 100)
                                + "): its owner finds out why by logging in to the app";
                });
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Session[" + handle + "]";
    }
}
