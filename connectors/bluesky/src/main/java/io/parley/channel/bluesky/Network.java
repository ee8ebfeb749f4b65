// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks the network for posts and people by name.
 *
 * @param client speaks to the account's server, which passes on what it does not know itself
 */
record Network(ApiClient client) {

    /** Addresses of posts and DIDs: the network refuses the whole batch for one that is none. */
    private static final Pattern NAME = Pattern.compile(
            "at://[^\\s/]{1,300}/[A-Za-z.]{1,300}/[A-Za-z0-9._~:-]{1,512}|did:[a-z]{1,20}:[A-Za-z0-9._:%-]{1,300}");

    /** How many posts or people may be asked for at once. */
    static final int LARGEST_BATCH = 25;

    /** The posts that are there, by address; what is missing was removed, or is not to be seen by the account. */
    Map<String, JsonNode> posts(Collection<String> addresses) throws SyncException, InterruptedException {
        return found("app.bsky.feed.getPosts", "uris", addresses, "posts", "uri");
    }

    /** People by DID. */
    Map<String, JsonNode> people(Collection<String> dids) throws SyncException, InterruptedException {
        return found("app.bsky.actor.getProfiles", "actors", dids, "profiles", "did");
    }

    /** Somebody by handle or DID. */
    Optional<JsonNode> person(String name) throws SyncException, InterruptedException {
        ApiResponse answer = client.send(ApiRequest.get("/xrpc/app.bsky.actor.getProfile")
                .query("actor", name)
                .accept(400)
                .build());
        if (answer.status() != 200) {
            return Optional.empty();
        }
        JsonNode person = answer.json();
        if (!isName(person.path("did").asText())) {
            throw new SyncException.Transient("The server showed a person without a DID", false, null);
        }
        return Optional.of(person);
    }

    /** What the account's own server says of the account. */
    JsonNode session() throws SyncException, InterruptedException {
        JsonNode session = client.send(
                        ApiRequest.get("/xrpc/com.atproto.server.getSession").build())
                .json();
        if (!isName(session.path("did").asText())) {
            throw new SyncException.Transient("The server does not say whose session it is", false, null);
        }
        return session;
    }

    /** The DID of the account. */
    String self() throws SyncException, InterruptedException {
        return session().path("did").asText();
    }

    /** The DID behind a handle. */
    Optional<String> resolve(String handle) throws SyncException, InterruptedException {
        ApiResponse answer = client.send(ApiRequest.get("/xrpc/com.atproto.identity.resolveHandle")
                .query("handle", handle)
                .accept(400)
                .build());
        return Optional.of(answer.json().path("did").asText("")).filter(did -> !did.isEmpty());
    }

    /** Whether this is an address of a record or a DID. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private Map<String, JsonNode> found(
            String method, String parameter, Collection<String> names, String field, String name)
            throws SyncException, InterruptedException {
        Map<String, JsonNode> found = new HashMap<>();
        List<String> all = names.stream().distinct().filter(Network::isName).toList();
        for (int from = 0; from < all.size(); from += LARGEST_BATCH) {
            ApiRequest.Builder request = ApiRequest.get("/xrpc/" + method);
            all.subList(from, Math.min(from + LARGEST_BATCH, all.size())).forEach(one -> request.query(parameter, one));
            client.send(request.build())
                    .list(field)
                    .forEach(one -> found.put(one.path(name).asText(), one));
        }
        return found;
    }
}
