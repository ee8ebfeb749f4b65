// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Change;
import io.parley.spi.SyncException;
import io.parley.spi.channel.SecondLook;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks again at statuses that are known.
 *
 * @param client speaks to the server
 * @param mapper says what statuses are
 */
record Statuses(ApiClient client, StatusMapper mapper) {

    static final int LARGEST_BATCH = 20;

    private static final String PATH = "/api/v1/statuses";

    /** What became of them: together, which came with Mastodon 4.3, and one by one where the server showed none so. */
    List<Change> again(List<Change.MessageSeen> known) throws SyncException, InterruptedException {
        ApiRequest.Builder together =
                ApiRequest.get(PATH).accept(400).accept(404).accept(405).accept(422);
        known.forEach(seen -> together.query("id[]", seen.subject().id()));
        ApiResponse answer = client.send(together.build());
        boolean offered = answer.status() == 200;
        Map<String, JsonNode> found = new HashMap<>();
        if (offered) {
            answer.json().forEach(status -> found.put(status.path("id").asText(), status));
        }
        List<Change.MessageSeen> looked = new ArrayList<>();
        for (Change.MessageSeen seen : known) {
            String id = seen.subject().id();
            ApiResponse alone = found.containsKey(id) ? answer : alone(id);
            if (alone != answer && alone.status() == 200) {
                found.put(id, alone.json());
            }
            if (found.containsKey(id) || saysSo(alone, offered)) {
                looked.add(seen);
            }
        }
        return SecondLook.compare(
                looked,
                found,
                (status, seen) ->
                        mapper.seen(status, seen.conversation(), seen.message().direction()));
    }

    private ApiResponse alone(String id) throws SyncException, InterruptedException {
        return client.send(ApiRequest.get(PATH + "/" + ApiRequest.encode(id))
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
