// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.lab.ChannelView;
import io.parley.lab.Line;
import io.parley.lab.ModeratorContract;
import io.parley.spi.channel.Moderator;
import io.parley.spi.http.ApiSettings;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The suite for moderators, with a mutant; not run by itself. */
@ExtendWith(Dish.Pipette.class)
final class BoardModeratorSuite extends ModeratorContract {

    private final Board board = new Board();
    private final Line server = new Line(board::answer);
    private final Dish.Culture culture;

    BoardModeratorSuite(Dish.Culture culture) {
        this.culture = culture;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Moderator connector() {
        return connectorAt(server.endpoint());
    }

    @Override
    protected Moderator connectorAt(URI endpoint) {
        return at(endpoint, Board.TOKEN);
    }

    @Override
    protected Moderator deadConnector() {
        return at(server.endpoint(), Board.DEAD);
    }

    @Override
    protected Moderator weakConnector() {
        return at(server.endpoint(), Board.WEAK);
    }

    @SuppressWarnings("unchecked")
    private Moderator at(URI endpoint, String token) {
        Mutant<ModeratorParts> mutant = (Mutant<ModeratorParts>) culture.mutant();
        ApiSettings settings = ApiSettings.endpoint(endpoint).bearer(token).build();
        return mutant.parts()
                .apply(ModeratorParts.of(
                        mutant.door().apply(culture.services().apiClients().open(settings))));
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
}
