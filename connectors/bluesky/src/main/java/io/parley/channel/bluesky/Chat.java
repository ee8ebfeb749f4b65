// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The service of direct messages, which the account's own server passes calls on to.
 *
 * @param network speaks to that server
 */
record Chat(Network network) {

    private static final String SERVICE = "did:web:api.bsky.chat#bsky_chat";
    private static final int MOST_MESSAGES = 100;
    private static final int MOST_PAGES = 200;

    /**
     * Messages of a conversation.
     *
     * @param messages newest first
     * @param whole whether there is nothing between them and the moment back to which they were wanted
     */
    record History(List<ChatMessage> messages, boolean whole) {}

    /** A page of the conversations of two, those first in which something happened last. */
    ApiResponse conversations(int most, String place) throws SyncException, InterruptedException {
        ApiRequest.Builder request = query("listConvos").query("kind", "direct").query("limit", most);
        return ask(place.isEmpty() ? request : request.query("cursor", place));
    }

    /** One conversation. */
    JsonNode conversation(String id) throws SyncException, InterruptedException {
        return ask(query("getConvo").query("convoId", id)).json().path("convo");
    }

    /** The messages of a conversation back to a moment, and perhaps some behind it. */
    History history(String conversation, Instant since) throws SyncException, InterruptedException {
        List<ChatMessage> messages = new ArrayList<>();
        Instant at = Instant.now();
        String place = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            ApiRequest.Builder request =
                    query("getMessages").query("convoId", conversation).query("limit", MOST_MESSAGES);
            ApiResponse answer = ask(place.isEmpty() ? request : request.query("cursor", place));
            for (JsonNode message : answer.list("messages")) {
                at = Untrusted.time(message, "sentAt").orElse(at);
                messages.add(new ChatMessage(conversation, message, at));
            }
            String next = answer.json().path("cursor").asText("");
            if (at.isBefore(since) || next.isEmpty() || next.equals(place)) {
                return new History(messages, true);
            }
            place = next;
        }
        return new History(messages, false);
    }

    /** Takes a conversation that a stranger began. */
    void accept(String conversation) throws SyncException, InterruptedException {
        ask(procedure("acceptConvo").json(JsonNodeFactory.instance.objectNode().put("convoId", conversation)));
    }

    /** Says something. Returns the message as it stands now. */
    ChatMessage say(String conversation, ObjectNode message) throws SyncException, InterruptedException {
        ObjectNode input = JsonNodeFactory.instance.objectNode().put("convoId", conversation);
        input.set("message", message);
        ApiResponse answer = ask(procedure("sendMessage").accept(400).json(input));
        JsonNode body = answer.json();
        if (answer.status() != 400) {
            return new ChatMessage(
                    conversation, body, Untrusted.time(body, "sentAt").orElseGet(Instant::now));
        }
        throw new SyncException.ItemRejected(
                switch (body.path("error").asText("")) {
                    case "ConvoLocked" -> "The conversation is closed";
                    case "BlockedActor", "BlockedSubject" -> "One of the two has blocked the other";
                    case "MessagesDisabled" -> "The person takes no direct messages";
                    case "NotFollowedBySender" ->
                        "The person takes direct messages only from accounts that they follow";
                    default ->
                        "Bluesky refused the message: "
                                + Untrusted.line(body.path("message").asText(""), 300);
                });
    }

    private static ApiRequest.Builder query(String method) {
        return ApiRequest.get("/xrpc/chat.bsky.convo." + method);
    }

    private static ApiRequest.Builder procedure(String method) {
        return ApiRequest.post("/xrpc/chat.bsky.convo." + method);
    }

    private ApiResponse ask(ApiRequest.Builder request) throws SyncException, InterruptedException {
        try {
            return network.client()
                    .send(request.header("atproto-proxy", SERVICE).limit("chat").build());
        } catch (SyncException.AuthExpired e) {
            // A session without access to direct messages is refused as one that has ended is.
            network.self();
            throw new SyncException.ItemRejected(
                    "The app password gives no access to direct messages: make one that does"
                            + " under Settings, Privacy and security, and put it into the configuration");
        }
    }
}
