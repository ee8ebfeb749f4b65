// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.Message;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sends direct messages. The chat service knows no message again, so that one in doubt is looked for in its conversation.
 *
 * @param chat where the conversations are
 * @param network knows people
 */
record DirectAnswers(Chat chat, Network network) {

    private static final int MOST_CHARACTERS = 1_000;
    private static final int MOST_BYTES = 10_000;

    SendReceipt send(Reply reply) throws SyncException, InterruptedException {
        String text = reply.text().strip();
        demandFitting(text);
        String conversation = reply.conversation().id().id();
        demandThere(conversation, reply.inReplyTo());
        if (chat.conversation(conversation).path("status").asText("").equals("request")) {
            chat.accept(conversation);
        }
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("text", text);
        message.set("facets", new Facets(network).in(text));
        return chat.say(conversation, message)
                .receipt()
                .orElseThrow(() -> new SyncException.Transient(
                        "The chat service does not say what the message became", true, null));
    }

    /** What the account has said in the conversation. */
    List<SentFinder.Sent> sentSince(Reply reply, Instant since) throws SyncException, InterruptedException {
        String self = network.self();
        return chat.history(reply.conversation().id().id(), since).messages().stream()
                .filter(message -> message.isWanted() && message.sender().equals(self))
                .filter(message -> !message.at().isBefore(since))
                .flatMap(message ->
                        message.receipt().map(receipt -> new SentFinder.Sent(receipt, message.text())).stream())
                .toList();
    }

    private static void demandFitting(String text) throws SyncException.ItemRejected {
        if (text.isEmpty()) {
            throw new SyncException.ItemRejected("The answer has no text");
        }
        if (Pieces.length(text) > MOST_CHARACTERS || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new SyncException.ItemRejected("The answer has " + Pieces.length(text)
                    + " characters, but at most 1,000 (10,000 bytes) fit into a direct message: shorten it");
        }
    }

    private void demandThere(String conversation, Message question) throws SyncException, InterruptedException {
        Chat.History history = chat.history(conversation, question.sentAt());
        Optional<ChatMessage> found = history.messages().stream()
                .filter(message -> message.name().equals(question.id().id()))
                .findFirst();
        if (found.map(ChatMessage::isDeleted).orElse(history.whole())) {
            throw new SyncException.RecordGone("The message was removed");
        }
    }
}
