// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.SocialProfile;
import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Finds out what an account may do and what its server is.
 *
 * @param client speaks to the server
 * @param profiles reads the account itself
 * @param stream what the server tells at once
 * @param maxCharacters what is configured
 * @param heard streams of hashtags and keywords
 */
record AccountCheck(
        ApiClient client, ProfileMapper profiles, UserStream stream, int maxCharacters, List<String> heard) {

    private static final String TO_WRITE = "write:statuses";
    private static final String TO_SEARCH = "read:search";
    private static final Set<String> WORKS_WITHOUT = Set.of(TO_WRITE, TO_SEARCH);

    AccountInfo run() throws SyncException, InterruptedException {
        List<String> missing = missingScopes();
        String lacking = "The application of the token lacks " + String.join(", ", missing)
                + ": tick that under Preferences, Development, and regenerate the access token.";
        if (!WORKS_WITHOUT.containsAll(missing)) {
            throw new SyncException.Permanent(lacking);
        }
        JsonNode account = verifiedAccount();
        SocialProfile own = profiles.only(account);
        AccountInfo.Builder info = AccountInfo.named(own.displayName())
                .profile(own.id())
                .page(own.page().orElse(null));
        if (missing.contains(TO_WRITE)) {
            info.warning(lacking + " Until then every answer is refused.");
        } else if (!missing.isEmpty()) {
            info.warning(lacking + " Until then no keyword is found.");
        }
        about(Server.of(client)).forEach(info::warning);
        new HeardCheck(client, heard).warnings(account).forEach(info::warning);
        return info.build();
    }

    private List<String> about(Server server) throws SyncException, InterruptedException {
        List<String> warnings = new ArrayList<>();
        if (server.isOfAnotherMake()) {
            warnings.add("The server says that it is " + server.version() + ", not Mastodon: what it does not offer of"
                    + " Mastodon's API is missing here.");
        }
        int most = server.maxCharacters(maxCharacters);
        if (most < maxCharacters) {
            warnings.add("The server allows " + most + " characters in a status: set maxCharacters to that.");
        }
        try {
            stream.address(server);
        } catch (SyncException.RecordGone e) {
            warnings.add(e.getMessage() + ": news are found by looking every 30 seconds.");
        }
        ApiResponse together = client.send(ApiRequest.get("/api/v1/statuses")
                .query("id[]", "0")
                .accept(400)
                .accept(404)
                .accept(405)
                .accept(422)
                .build());
        if (together.status() != 200) {
            warnings.add("The server shows statuses one by one alone, as before Mastodon 4.3: looking for edits and"
                    + " removals uses up more of the requests that it allows.");
        }
        return warnings;
    }

    private JsonNode verifiedAccount() throws SyncException, InterruptedException {
        try {
            return client.send(ApiRequest.get(Own.ACCOUNT).build()).json();
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
        List<String> wanted =
                new ArrayList<>(List.of("read:accounts", "read:notifications", "read:statuses", TO_WRITE));
        if (!heard.stream().allMatch(Listening::isHashtag)) {
            wanted.add(TO_SEARCH);
        }
        wanted.removeIf(scope -> granted.contains(scope) || granted.contains(scope.replaceFirst(":.*", "")));
        return wanted;
    }
}
