// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.StatusRow;
import java.util.Optional;
import java.util.Set;

/** What the network means by a refusal where the status alone does not say it. */
final class Refusals implements StatusRow {

    private static final Set<String> DEAD_TOKENS = Set.of("ExpiredToken", "InvalidToken");
    private static final Set<Integer> COMMON = Set.of(401, 408, 429);

    @Override
    public Optional<SyncException> meaningOf(ApiResponse response) {
        int status = response.status();
        if (status / 100 != 4 || COMMON.contains(status)) {
            return Optional.empty();
        }
        String error = error(response);
        if (DEAD_TOKENS.contains(error)) {
            return Optional.of(new SyncException.AuthExpired("The server does not take the session any more"));
        }
        if (error.equals("RecordNotFound")) {
            return Optional.of(new SyncException.RecordGone("The server does not have the post any more"));
        }
        if (error.equals("InvalidConvo")) {
            return Optional.of(new SyncException.RecordGone("The account is not in the conversation any more"));
        }
        return error.isEmpty()
                ? Optional.of(new SyncException.Transient(
                        "Something that does not speak Bluesky's protocol answered with status " + status
                                + ": if that lasts, put the address of the account's server into endpoint",
                        false,
                        null))
                : Optional.empty();
    }

    private static String error(ApiResponse response) {
        try {
            JsonNode body = response.json();
            return body.path("error").asText("");
        } catch (SyncException.Transient e) {
            return "";
        }
    }
}
