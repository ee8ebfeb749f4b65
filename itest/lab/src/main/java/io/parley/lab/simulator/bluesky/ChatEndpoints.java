// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The chat service, to which the brand's server passes calls on that name it. */
final class ChatEndpoints {

    private static final String SERVICE = "did:web:api.bsky.chat#bsky_chat";
    private static final String PREFIX = "chat.bsky.convo.";

    private final Person brand;
    private final Chats chats;
    private final Views views;
    private final Paging paging;
    private boolean away;
    private boolean forbidden;

    ChatEndpoints(Person brand, Chats chats, Posts posts, Paging paging) {
        this.brand = brand;
        this.chats = chats;
        this.views = new Views(posts);
        this.paging = paging;
    }

    Map<String, Function<Call, ObjectNode>> queries() {
        return Map.of(
                PREFIX + "listConvos",
                passedOn(this::listConvos),
                PREFIX + "getConvo",
                passedOn(call -> convo(chats.get(ViewEndpoints.required(call, "convoId")))),
                PREFIX + "getMessages",
                passedOn(this::getMessages));
    }

    Map<String, Function<Call, ObjectNode>> procedures() {
        return Map.of(
                PREFIX + "acceptConvo",
                passedOn(this::acceptConvo),
                PREFIX + "sendMessage",
                passedOn(this::sendMessage));
    }

    /** The service cannot be reached from now on, or can again. */
    void away(boolean isAway) {
        away = isAway;
    }

    /** The app password gives no access to direct messages. */
    void forbid() {
        forbidden = true;
    }

    private Function<Call, ObjectNode> passedOn(Function<Call, ObjectNode> endpoint) {
        return call -> {
            if (!call.header("atproto-proxy").orElse("").equals(SERVICE)) {
                throw Refusal.invalid("No service configured for " + call.path().substring("/xrpc/".length()));
            }
            if (forbidden) {
                throw new Refusal(400, "InvalidToken", "Bad token method");
            }
            if (away) {
                throw new Refusal(502, "UpstreamFailure", "Upstream service unreachable");
            }
            return endpoint.apply(call);
        };
    }

    private ObjectNode listConvos(Call call) {
        String kind = call.parameter("kind").orElse("");
        String status = call.parameter("status").orElse("");
        List<Talk> talks = chats.newestFirst().stream()
                .filter(talk -> kind.isEmpty() || kind.equals(talk.isGroup() ? "group" : "direct"))
                .filter(talk -> status.isEmpty() || status.equals(status(talk)))
                .toList();
        return paging.page(call, "convos", talks, Talk::lastAt, talk -> true, this::view);
    }

    private ObjectNode getMessages(Call call) {
        List<Talk.Said> said = new ArrayList<>(
                chats.get(ViewEndpoints.required(call, "convoId")).said());
        Collections.reverse(said);
        Talk talk = chats.get(ViewEndpoints.required(call, "convoId"));
        return paging.page(call, "messages", said, Talk.Said::at, one -> true, one -> message(talk, one));
    }

    private ObjectNode acceptConvo(Call call) {
        Talk talk = chats.get(call.json().path("convoId").asText());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (!talk.isAccepted()) {
            talk.accept();
            answer.put("rev", talk.id());
        }
        return answer;
    }

    private ObjectNode sendMessage(Call call) {
        JsonNode input = call.json();
        Talk talk = chats.get(input.path("convoId").asText());
        RecordRules.checkMessage(input.path("message"));
        if (talk.isLocked()) {
            throw new Refusal(400, "ConvoLocked", "Convo is locked");
        }
        JsonNode replyTo = input.path("message").path("replyTo").path("messageId");
        if (!replyTo.isMissingNode() && talk.find(replyTo.asText()).isEmpty()) {
            throw new Refusal(400, "ReplyTargetNotFound", "Reply target not found");
        }
        return message(talk, chats.write(talk, brand, input.path("message")));
    }

    private static String status(Talk talk) {
        boolean began = talk.said().stream().anyMatch(said -> talk.members().get(0) == said.sender());
        return talk.isAccepted() || began ? "accepted" : "request";
    }

    private ObjectNode convo(Talk talk) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("convo", view(talk));
        return answer;
    }

    private ObjectNode view(Talk talk) {
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("id", talk.id());
        view.put("rev", talk.id()).put("muted", false).put("unreadCount", 0).put("status", status(talk));
        talk.members().forEach(member -> view.withArray("members").add(views.basic(member)));
        ObjectNode kind = view.putObject("kind");
        kind.put("$type", "chat.bsky.convo.defs#" + (talk.isGroup() ? "groupConvo" : "directConvo"));
        if (!talk.said().isEmpty()) {
            view.set("lastMessage", message(talk, talk.said().get(talk.said().size() - 1)));
        }
        return view;
    }

    private static ObjectNode message(Talk talk, Talk.Said said) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("id", said.id())
                .put("rev", said.id())
                .put("sentAt", said.at().toString());
        view.putObject("sender").put("did", said.sender().did());
        if (said.isDeleted()) {
            return view.put("$type", "chat.bsky.convo.defs#deletedMessageView");
        }
        view.put("$type", "chat.bsky.convo.defs#messageView")
                .put("text", said.input().path("text").asText());
        if (said.input().has("facets")) {
            view.set("facets", said.input().path("facets"));
        }
        talk.find(said.input().path("replyTo").path("messageId").asText())
                .ifPresent(above -> view.set("replyTo", message(talk, above).without("replyTo")));
        return view;
    }
}
