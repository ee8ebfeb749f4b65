// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChatsTest {

    private static final String CHAT = "chat.bsky.convo.";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-04T12:00:00Z"));
    private final BlueskySimulator bluesky = new BlueskySimulator(() -> now.updateAndGet(time -> time.plusMillis(250)));
    private final Chats chats = bluesky.chats();
    private final Caller brand = Caller.loggedIn(bluesky);
    private final Caller chat = brand.through("did:web:api.bsky.chat#bsky_chat");
    private final Person ada = bluesky.person("ada.example");
    private final Person joan = bluesky.person("joan.example");

    @AfterEach
    void close() {
        bluesky.close();
    }

    private Caller.Reply send(Person to, String text) {
        ObjectNode input = Caller.JSON.createObjectNode().put("convoId", chats.id(to));
        input.putObject("message").put("text", text);
        return chat.post(CHAT + "sendMessage", input);
    }

    private Caller.Reply messages(Person of) {
        return chat.get(CHAT + "getMessages?convoId=" + chats.id(of));
    }

    @Test
    void isReachedOnlyByItsName() {
        assertThat(brand.get(CHAT + "listConvos").error()).isEqualTo("InvalidRequest");
        assertThat(brand.through("did:web:api.bsky.app#bsky_appview")
                        .get(CHAT + "listConvos")
                        .error())
                .isEqualTo("InvalidRequest");
        assertThat(chat.get(CHAT + "listConvos").status()).isEqualTo(200);
        bluesky.setChatAway(true);
        assertThat(chat.get(CHAT + "listConvos").status()).isEqualTo(502);
        bluesky.forbidChat();
        assertThat(chat.get(CHAT + "listConvos").error()).isEqualTo("InvalidToken");
        assertThat(chat.get("com.atproto.server.getSession").status()).isEqualTo(200);
    }

    @Test
    void listsConversationsByWhatWasSaidLast() {
        chats.says(ada, "Hello", null);
        chats.says(joan, "Hi", null);
        chats.says(ada, "Well?", null);
        chats.saysInGroup(ada, "All of you");
        Caller.Reply two = chat.get(CHAT + "listConvos?kind=direct");
        assertThat(two.texts("convos", "/lastMessage/text")).containsExactly("Well?", "Hi");
        assertThat(two.texts("convos", "/members/1/handle")).containsExactly("ada.example", "joan.example");
        assertThat(chat.get(CHAT + "listConvos").texts("convos", "/kind/$type"))
                .containsExactly(
                        "chat.bsky.convo.defs#groupConvo",
                        "chat.bsky.convo.defs#directConvo",
                        "chat.bsky.convo.defs#directConvo");
        Caller.Reply page = chat.get(CHAT + "listConvos?kind=direct&limit=1");
        assertThat(chat.get(CHAT + "listConvos?kind=direct&limit=1&cursor="
                                + page.body().path("cursor").asText())
                        .texts("convos", "/lastMessage/text"))
                .containsExactly("Hi");
    }

    @Test
    void showsMessagesNewestFirstAndWhatWasDeletedWithoutItsText() {
        String one = chats.says(ada, "One", null);
        chats.brandSays(ada, "Two");
        chats.says(ada, "Three", one);
        chats.deletes(one);
        JsonNode all = messages(ada).body().path("messages");
        assertThat(all.findValuesAsText("sentAt")).isNotEmpty();
        assertThat(all.at("/0/text").asText()).isEqualTo("Three");
        assertThat(all.at("/0/replyTo/id").asText()).isEqualTo(one);
        assertThat(all.at("/1/sender/did").asText()).isEqualTo(bluesky.brand().did());
        assertThat(all.at("/2/$type").asText()).endsWith("#deletedMessageView");
        assertThat(all.at("/2").has("text")).isFalse();
        assertThat(chat.get(CHAT + "getMessages?convoId=nowhere").error()).isEqualTo("InvalidConvo");
    }

    @Test
    void aStrangersConversationIsARequestUntilItIsTaken() {
        chats.says(ada, "Hello", null);
        chats.brandSays(joan, "Hello");
        assertThat(chat.get(CHAT + "listConvos?status=request").texts("convos", "/id"))
                .containsExactly(chats.id(ada));
        chat.post(CHAT + "acceptConvo", Caller.JSON.createObjectNode().put("convoId", chats.id(ada)));
        assertThat(chat.get(CHAT + "getConvo?convoId=" + chats.id(ada))
                        .body()
                        .at("/convo/status")
                        .asText())
                .isEqualTo("accepted");
    }

    @Test
    void takesWhatFits() {
        chats.says(ada, "Hello", null);
        Caller.Reply sent = send(ada, "é".repeat(1_000));
        assertThat(sent.body().at("/sender/did").asText())
                .isEqualTo(bluesky.brand().did());
        assertThat(send(ada, "x".repeat(1_001)).error()).isEqualTo("InvalidRequest");
        assertThat(send(ada, "👩‍👩‍👧‍👦".repeat(401)).error()).isEqualTo("InvalidRequest");
        assertThat(chats.said(ada)).hasSize(1);
        chats.locks(ada);
        assertThat(send(ada, "Hello").error()).isEqualTo("ConvoLocked");
        chats.leaves(ada);
        assertThat(send(joan, "Hello").status()).isEqualTo(200);
    }
}
