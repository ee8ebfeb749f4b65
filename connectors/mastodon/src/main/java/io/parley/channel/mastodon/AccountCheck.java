// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.SocialProfile;
import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds out what an account may do and what its server is.
 *
 * @param client speaks to the server
 * @param profiles reads the account itself
 * @param maxCharacters what is configured
 */
record AccountCheck(ApiClient client, ProfileMapper profiles, int maxCharacters) {

    static final String OWN_ACCOUNT = "/api/v1/accounts/verify_credentials";

    private static final String TO_WRITE = "write:statuses";

    AccountInfo run() throws SyncException, InterruptedException {
        List<String> missing = missingScopes();
        String lacking = "The application of the token lacks " + String.join(", ", missing)
                + ": tick that under Preferences, Development, and regenerate the access token.";
        if (missing.stream().anyMatch(scope -> !scope.equals(TO_WRITE))) {
            throw new SyncException.Permanent(lacking);
        }
        SocialProfile own = profiles.only(verifiedAccount());
        AccountInfo.Builder info = AccountInfo.named(own.displayName())
                .profile(own.id())
                .page(own.page().orElse(null));
        if (!missing.isEmpty()) {
            info.warning(lacking + " Until then every answer is refused.");
        }
        JsonNode server = server();
        String version = Fields.text(server, "version", 100);
        if (version.contains("compatible")) {
            info.warning("The server says that it is " + version + ": it is not known whether it recognizes the"
                    + " Idempotency-Key of a status, so an answer that is interrupted may be posted twice.");
        }
        int most = server.path("configuration")
                .path("statuses")
                .path("max_characters")
                .asInt(maxCharacters);
        if (most < maxCharacters) {
            info.warning("The server allows " + most + " characters in a status: set maxCharacters to that.");
        }
        return info.build();
    }

    private JsonNode verifiedAccount() throws SyncException, InterruptedException {
        try {
            return client.send(ApiRequest.get(OWN_ACCOUNT).build()).json();
        } catch (SyncException.RecordGone e) {
            throw new SyncException.Permanent(
                    profiles.host()
                            + " does not speak the protocol of Mastodon; put the address of the account's server into endpoint");
        }
    }

    /** Servers before 4.3 do not tell scopes: nothing is missing then as far as is known. */
    private List<String> missingScopes() throws SyncException, InterruptedException {
        ApiResponse answer = client.send(ApiRequest.get("/api/v1/apps/verify_credentials")
                .accept(400)
                .accept(403)
                .accept(404)
                .build());
        if (answer.status() != 200 || !answer.json().path("scopes").isArray()) {
            return List.of();
        }
        List<String> granted = StreamSupport.stream(answer.json().path("scopes").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return Stream.of("read:accounts", "read:notifications", "read:statuses", TO_WRITE)
                .filter(scope -> !granted.contains(scope) && !granted.contains(scope.replaceFirst(":.*", "")))
                .toList();
    }

    private JsonNode server() throws SyncException, InterruptedException {
        ApiResponse answer =
                client.send(ApiRequest.get("/api/v2/instance").accept(404).build());
        return answer.status() == 200
                ? answer.json()
                : client.send(ApiRequest.get("/api/v1/instance").build()).json();
    }
}
