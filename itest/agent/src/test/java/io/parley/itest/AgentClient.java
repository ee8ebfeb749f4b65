// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

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
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Speaks to an agent by HTTP: as a visitor, as a rep of the sandbox CRM, as an operator's script. */
final class AgentClient {

    static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI address;
    private final String token;

    AgentClient(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    URI address() {
        return address;
    }

    HttpClient http() {
        return http;
    }

    /** A conversation as its visitor has it. */
    record Chat(String id, String token, int queuePosition) {}

    Chat begin(String name, String text, String clientMessageId) {
        HttpResponse<String> answer = tryBegin(name, text, clientMessageId);
        if (answer.statusCode() != 201) {
            throw new AssertionError("status " + answer.statusCode() + ": " + answer.body());
        }
        return chat(answer);
    }

    HttpResponse<String> tryBegin(String name, String text, String clientMessageId) {
        return send(beginning("website", name, text, clientMessageId));
    }

    CompletableFuture<Chat> beginLater(String name, String text, String clientMessageId) {
        return http.sendAsync(beginning("website", name, text, clientMessageId), BodyHandlers.ofString())
                .thenApply(AgentClient::chat);
    }

    HttpResponse<String> say(Chat chat, String text, String clientMessageId) {
        ObjectNode body = JSON.createObjectNode().put("text", text).put("clientMessageId", clientMessageId);
        return send(
                HttpRequest.newBuilder(address.resolve("/chat/website/api/conversations/" + chat.id() + "/messages"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + chat.token())
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build());
    }

    EventReader events(Chat chat, String lastEventId) {
        return EventReader.open(
                http,
                address.resolve("/chat/website/api/conversations/" + chat.id() + "/events"),
                chat.token(),
                lastEventId);
    }

    /** Asks for what was said since. */
    HttpRequest eventRequest(Chat chat, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        address.resolve("/chat/website/api/conversations/" + chat.id() + "/events"))
                .header("Authorization", "Bearer " + chat.token());
        return lastEventId.isEmpty()
                ? request.build()
                : request.header("Last-Event-ID", lastEventId).build();
    }

    /** Follows a conversation without a thread of its own. */
    void follow(Chat chat, Consumer<JsonNode> message) {
        http.sendAsync(eventRequest(chat, ""), BodyHandlers.fromLineSubscriber(new MessageLines(message)));
    }

    JsonNode get(String path) {
        HttpResponse<String> answer = send(authorized(path).GET().build());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return json(answer.body());
    }

    HttpResponse<String> post(String path, JsonNode body) {
        return send(
                authorized(path).POST(BodyPublishers.ofString(body.toString())).build());
    }

    HttpResponse<String> patch(String path, JsonNode body) {
        return send(authorized(path)
                .method("PATCH", BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** Writes into a case of the sandbox CRM. */
    void comment(String caseId, String text, boolean forCustomer) {
        HttpResponse<String> answer = post(
                "/crm/api/cases/" + caseId + "/comments",
                JSON.createObjectNode().put("text", text).put("public", forCustomer));
        if (answer.statusCode() != 201) {
            throw new AssertionError("status " + answer.statusCode() + ": " + answer.body());
        }
    }

    JsonNode cases() {
        return get("/crm/api/cases");
    }

    /** What stands in a case of the sandbox CRM, in its order. */
    List<String> texts(String caseId) {
        return StreamSupport.stream(
                        get("/crm/api/cases/" + caseId).path("timeline").spliterator(), false)
                .map(entry -> entry.path("text").asText())
                .toList();
    }

    /** What stands in any case of the sandbox CRM. */
    List<String> texts() {
        return StreamSupport.stream(cases().spliterator(), false)
                .flatMap(one -> texts(one.path("id").asText()).stream())
                .toList();
    }

    /** Cases of the sandbox CRM in which something stands that has these words. */
    List<String> casesWith(String words) {
        return StreamSupport.stream(cases().spliterator(), false)
                .map(one -> one.path("id").asText())
                .filter(id -> texts(id).stream().anyMatch(text -> text.contains(words)))
                .toList();
    }

    JsonNode ledger() {
        return get("/api/v1/ledger");
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder authorized(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest beginning(String account, String name, String text, String clientMessageId) {
        ObjectNode body =
                JSON.createObjectNode().put("name", name).put("text", text).put("clientMessageId", clientMessageId);
        return HttpRequest.newBuilder(address.resolve("/chat/" + account + "/api/conversations"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
    }

    private static Chat chat(HttpResponse<String> answer) {
        JsonNode body = json(answer.body());
        return new Chat(
                body.path("conversationId").asText(),
                body.path("token").asText(),
                body.path("queuePosition").asInt());
    }
}
