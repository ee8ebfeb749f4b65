// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.lab.ChannelView;
import io.parley.lab.Line;
import io.parley.lab.ReplySenderContract;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.ReplySender;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;

/** The suite for senders, with a mutant; not run by itself. */
@ExtendWith(Dish.Pipette.class)
abstract class BoardSendingSuite extends ReplySenderContract implements AutoCloseable {

    private final Board board = new Board();
    private final Line server = new Line(board::answer);
    private final BoardConnectors connectors;
    private final String question;

    BoardSendingSuite(Dish.Culture culture, Repeat promise) {
        connectors = new BoardConnectors(culture, promise);
        board.says("Nobody answers this", null);
        question = board.says("Is it open?", null);
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    protected ReplySender connector() {
        return connectorAt(server.endpoint());
    }

    @Override
    protected ReplySender connectorAt(URI endpoint) {
        return connectors.at(endpoint, Board.TOKEN);
    }

    @Override
    protected URI vendor() {
        return server.endpoint();
    }

    @Override
    protected ChannelView channel() {
        return board;
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(Board.TOKEN);
    }

    @Override
    protected Reply reply(String key, String text) {
        SocialProfile author = SocialProfile.of(new ExternalId(BoardNotes.CHANNEL, "people", "customer"))
                .displayName("customer")
                .observedAt(Instant.EPOCH)
                .build();
        Conversation conversation = Conversation.of(
                        new ExternalId(BoardNotes.CHANNEL, "threads", question),
                        ConversationKind.PUBLIC_THREAD,
                        Visibility.PUBLIC)
                .startedAt(Instant.EPOCH)
                .build();
        Message message = Message.of(BoardNotes.message(Long.parseLong(question)))
                .conversation(conversation.id())
                .author(author.id())
                .text("Is it open?")
                .sentAt(Instant.EPOCH)
                .build();
        return new Reply(key, conversation, message, author, text);
    }
}
