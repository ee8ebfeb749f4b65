// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.lab.ChannelView;
import io.parley.lab.Line;
import io.parley.lab.PageReaderContract;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.Repeat;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;

/** The suite for readers, with a mutant; not run by itself. */
@ExtendWith(Dish.Pipette.class)
final class BoardReadingSuite extends PageReaderContract implements AutoCloseable {

    private final Board board = new Board();
    private final Line server = new Line(board::answer);
    private final BoardConnectors connectors;

    BoardReadingSuite(Dish.Culture culture) {
        connectors = new BoardConnectors(culture, Repeat.unsafe());
        String question = board.says("Is it open?", null);
        board.accountSays("Good morning");
        board.says("And on Sunday?", question);
        board.says("Where are you?", null);
        String other = board.says("Hello", null);
        board.says("Nobody there?", other);
        board.says("Bye", null);
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    protected PageReader connector() {
        return connectorAt(server.endpoint());
    }

    @Override
    protected PageReader connectorAt(URI endpoint) {
        return connectors.at(endpoint, Board.TOKEN);
    }

    @Override
    protected PageReader deadConnector() {
        return connectors.at(server.endpoint(), Board.DEAD);
    }

    @Override
    protected PageReader weakConnector() {
        return connectors.at(server.endpoint(), Board.WEAK);
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
    protected String stream() {
        return "notes";
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(Board.TOKEN);
    }
}
