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

/** What the suites for readers share: a mutant, and a board with something on it. */
@ExtendWith(Dish.Pipette.class)
abstract class BoardReading extends PageReaderContract implements AutoCloseable {

    private final Board board;
    private final Line server;
    private final BoardConnectors connectors;

    BoardReading(Dish.Culture culture, Board board) {
        this.board = board;
        server = new Line(board::answer);
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
