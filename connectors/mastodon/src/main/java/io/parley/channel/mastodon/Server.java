// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;

/**
 * What a server says about itself.
 *
 * @param said in the words of version 2 of the interface, or of version 1 where there is no other
 */
record Server(JsonNode said) {

    static Server of(ApiClient client) throws SyncException, InterruptedException {
        ApiResponse answer =
                client.send(ApiRequest.get("/api/v2/instance").accept(404).build());
        return new Server(
                answer.status() == 200
                        ? answer.json()
                        : client.send(ApiRequest.get("/api/v1/instance").build())
                                .json());
    }

    String version() {
        return Untrusted.line(said, "version", 100);
    }

    /** Others name the version of Mastodon that they resemble, or have a count of their own that is still below one. */
    boolean isOfAnotherMake() {
        return version().contains("compatible") || version().startsWith("0.");
    }

    int maxCharacters(int otherwise) {
        return said.path("configuration")
                .path("statuses")
                .path("max_characters")
                .asInt(otherwise);
    }

    /** Where it streams; empty where it does not say. */
    String streaming() {
        String named = Untrusted.line(said.path("configuration").path("urls"), "streaming", 500);
        return named.isEmpty() ? Untrusted.line(said.path("urls"), "streaming_api", 500) : named;
    }
}
