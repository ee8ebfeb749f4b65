// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls the simulator as anything that speaks HTTP would. */
final class Caller {

    static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI endpoint;
    private final @Nullable String token;
    private final @Nullable String service;

    /** What came back. */
    record Reply(int status, JsonNode body, HttpResponse<String> response) {

        String error() {
            return body.path("error").asText();
        }

        List<String> texts(String list, String pointer) {
            List<String> texts = new ArrayList<>();
            body.path(list).forEach(one -> texts.add(one.at(pointer).asText()));
            return texts;
        }
    }

    Caller(URI endpoint, @Nullable String token) {
        this(endpoint, token, null);
    }

    private Caller(URI endpoint, @Nullable String token, @Nullable String service) {
        this.endpoint = endpoint;
        this.token = token;
        this.service = service;
    }

    static Caller loggedIn(BlueskySimulator bluesky) {
        Reply session = new Caller(bluesky.endpoint(), null).begin("brand.example", bluesky.appPassword());
        return new Caller(bluesky.endpoint(), session.body().path("accessJwt").asText());
    }

    Caller as(String otherToken) {
        return new Caller(endpoint, otherToken, service);
    }

    /** Names the service to which the server passes calls on. */
    Caller through(String otherService) {
        return new Caller(endpoint, token, otherService);
    }

    Reply begin(String identifier, String password) {
        return post(
                "com.atproto.server.createSession",
                JSON.createObjectNode().put("identifier", identifier).put("password", password));
    }

    Reply get(String method) {
        return send(request(method).GET());
    }

    Reply post(String method, JsonNode body) {
        return send(request(method)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    Reply post(String method) {
        return send(request(method).POST(BodyPublishers.noBody()));
    }

    /** A record of a post under a name. */
    static ObjectNode write(String key, String text) {
        ObjectNode input = JSON.createObjectNode()
                .put("repo", "brand.example")
                .put("collection", "app.bsky.feed.post")
                .put("rkey", key);
        input.putObject("record")
                .put("$type", "app.bsky.feed.post")
                .put("text", text)
                .put("createdAt", "2026-05-04T12:00:00.000Z");
        return input;
    }

    private HttpRequest.Builder request(String method) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + "/xrpc/" + method));
        if (service != null) {
            request.header("atproto-proxy", service);
        }
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), JSON.readTree(response.body()), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
