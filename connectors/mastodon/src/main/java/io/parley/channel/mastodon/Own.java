// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The account itself, as its server knows it.
 *
 * @param id on that server
 */
record Own(String id) {

    static final String ACCOUNT = "/api/v1/accounts/verify_credentials";

    static Own of(ApiClient client) throws SyncException, InterruptedException {
        String id =
                client.send(ApiRequest.get(ACCOUNT).build()).json().path("id").asText("");
        if (id.isEmpty()) {
            throw new SyncException.Transient("The server does not say which account the token is for", false, null);
        }
        return new Own(id);
    }

    /** What the account says, passed on statuses of others excepted. */
    Timeline statuses(ApiClient client) {
        String path = "/api/v1/accounts/" + ApiRequest.encode(id) + "/statuses?exclude_reblogs=true";
        return new Timeline(client, List.of(path), Duration.ZERO);
    }

    boolean wrote(JsonNode status) {
        return status.path("account").path("id").asText("").equals(id);
    }

    boolean isMentionedIn(JsonNode status) {
        return StreamSupport.stream(status.path("mentions").spliterator(), false)
                .anyMatch(person -> person.path("id").asText("").equals(id));
    }
}
