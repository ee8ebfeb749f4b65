// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Somebody who writes and reads on a real Bluesky network with an app. */
final class BlueskyPerson {

    private static final String POSTS = "app.bsky.feed.post";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String server;
    private final String token;
    private final String did;

    /** A post by address and contents. */
    record Post(String uri, String cid) {

        /** Its name in the repository, with which the address of its page ends. */
        String key() {
            return uri.substring(uri.lastIndexOf('/') + 1);
        }
    }

    private BlueskyPerson(String server, JsonNode session) {
        this.server = server;
        token = session.path("accessJwt").asText();
        did = session.path("did").asText();
    }

    static BlueskyPerson loggedIn(String server, String handle, String password) {
        ObjectNode login = AgentClient.JSON.createObjectNode();
        login.put("identifier", handle).put("password", password);
        return new BlueskyPerson(server, call(server, null, "com.atproto.server.createSession", login));
    }

    String did() {
        return did;
    }

    /** Writes to somebody, whose name begins the text. */
    Post mentions(String handle, String mentionedDid, String text, Post inReplyTo) {
        ObjectNode record = record("☕ @" + handle + " " + text);
        ObjectNode facet = record.putArray("facets").addObject();
        facet.putObject("index").put("byteStart", 4).put("byteEnd", 5 + handle.length());
        facet.putArray("features")
                .addObject()
                .put("$type", "app.bsky.richtext.facet#mention")
                .put("did", mentionedDid);
        return post(inReplyTo == null ? record : under(record, inReplyTo, inReplyTo));
    }

    /** Writes to nobody. */
    Post says(String text) {
        return post(record(text));
    }

    /** Deactivates the account. */
    void deactivates() {
        call(server, token, "com.atproto.server.deactivateAccount", AgentClient.JSON.createObjectNode());
    }

    /** Activates the account again. */
    void activates() {
        send(
                HttpRequest.newBuilder(URI.create(server + "/xrpc/com.atproto.server.activateAccount"))
                        .POST(BodyPublishers.noBody()),
                token);
    }

    /** Answers in a thread, without naming anybody. */
    Post answers(String text, Post thread, Post inReplyTo) {
        return post(under(record(text), thread, inReplyTo));
    }

    private static ObjectNode record(String text) {
        return AgentClient.JSON
                .createObjectNode()
                .put("$type", POSTS)
                .put("createdAt", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("text", text);
    }

    private static ObjectNode under(ObjectNode record, Post thread, Post inReplyTo) {
        ObjectNode reply = record.putObject("reply");
        reply.putObject("root").put("uri", thread.uri()).put("cid", thread.cid());
        reply.putObject("parent").put("uri", inReplyTo.uri()).put("cid", inReplyTo.cid());
        return record;
    }

    private Post post(ObjectNode record) {
        ObjectNode write = AgentClient.JSON.createObjectNode();
        write.put("repo", did).put("collection", POSTS).set("record", record);
        JsonNode posted = call(server, token, "com.atproto.repo.createRecord", write);
        return new Post(posted.path("uri").asText(), posted.path("cid").asText());
    }

    void deletes(Post post) {
        ObjectNode what = AgentClient.JSON.createObjectNode();
        what.put("repo", did).put("collection", POSTS).put("rkey", post.key());
        call(server, token, "com.atproto.repo.deleteRecord", what);
    }

    /** What stands in a thread below its first post, as this person sees it. */
    List<JsonNode> below(Post thread) {
        List<JsonNode> found = new ArrayList<>();
        collect(
                get("app.bsky.feed.getPostThread?depth=50&uri=" + encode(thread.uri()))
                        .path("thread"),
                found);
        return found;
    }

    JsonNode get(String query) {
        return send(
                HttpRequest.newBuilder(URI.create(server + "/xrpc/" + query)).GET(), token);
    }

    private static void collect(JsonNode thread, List<JsonNode> found) {
        for (JsonNode reply : thread.path("replies")) {
            found.add(reply.path("post"));
            collect(reply, found);
        }
    }

    private static JsonNode call(String server, String token, String method, JsonNode input) {
        return send(
                HttpRequest.newBuilder(URI.create(server + "/xrpc/" + method))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(input.toString())),
                token);
    }

    private static JsonNode send(HttpRequest.Builder request, String token) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("status " + answer.statusCode() + ": " + answer.body());
            }
            return AgentClient.json(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
