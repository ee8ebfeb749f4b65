// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Change;
import io.parley.model.Message;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks again at statuses that are known.
 *
 * @param client speaks to the server
 * @param statuses says what statuses are
 */
record SecondLook(ApiClient client, StatusMapper statuses) {

    static final int LARGEST_BATCH = 20;

    private static final String STATUSES = "/api/v1/statuses";

    /**
     * What the server showed at once.
     *
     * @param offered whether it knows that request, which came with Mastodon 4.3
     * @param found the statuses by their ids
     */
    private record Together(boolean offered, Map<String, JsonNode> found) {}

    List<Change> at(List<Change.MessageSeen> known) throws SyncException, InterruptedException {
        Together together = together(known);
        List<Change> changes = new ArrayList<>();
        for (Change.MessageSeen seen : known) {
            Message message = seen.message();
            JsonNode status = together.found().get(message.id().id());
            ApiResponse answer = status == null ? alone(message) : null;
            if (answer == null) {
                again(status, seen).ifPresent(changes::add);
            } else if (answer.status() == 200) {
                again(answer.json(), seen).ifPresent(changes::add);
            } else if (saysSo(answer, together.offered())) {
                changes.add(new Change.MessageRemoved(
                        message.id(), message.revision().orElse(0) + 1));
            }
        }
        return changes;
    }

    /** What a status is now; nothing if it cannot be read any more, so that it keeps no others from being looked at. */
    private Optional<Change> again(JsonNode status, Change.MessageSeen seen) {
        try {
            return status.has("id")
                    ? Optional.of(statuses.seen(
                            status, seen.conversation(), seen.message().direction()))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private Together together(List<Change.MessageSeen> known) throws SyncException, InterruptedException {
        ApiRequest.Builder request =
                ApiRequest.get(STATUSES).accept(400).accept(404).accept(405).accept(422);
        known.forEach(seen -> request.query("id[]", seen.subject().id()));
        ApiResponse answer = client.send(request.build());
        Map<String, JsonNode> found = new HashMap<>();
        boolean offered = answer.status() == 200;
        if (offered) {
            answer.json().forEach(status -> found.put(status.path("id").asText(), status));
        }
        return new Together(offered, found);
    }

    private ApiResponse alone(Message message) throws SyncException, InterruptedException {
        return client.send(
                ApiRequest.get(STATUSES + "/" + ApiRequest.encode(message.id().id()))
                        .accept(404)
                        .accept(410)
                        .build());
    }

    /**
     * Whether the server itself says that a status is gone. Some say it with a page for people, as proxies do that find no
     * server: that counts only where the server did not show the status among others either.
     */
    private static boolean saysSo(ApiResponse answer, boolean missingAmongOthers) {
        JsonNode said;
        try {
            said = answer.json();
        } catch (SyncException.Transient e) {
            return missingAmongOthers;
        }
        return said.has("error");
    }
}
