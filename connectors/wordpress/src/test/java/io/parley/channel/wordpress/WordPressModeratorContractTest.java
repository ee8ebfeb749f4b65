// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.ChannelView;
import io.parley.lab.LabServices;
import io.parley.lab.ModeratorContract;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.wordpress.WordPressSimulator;
import io.parley.model.Message;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Moderation;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WordPressModeratorContractTest extends ModeratorContract {

    private final WordPressSimulator wordpress = new WordPressSimulator();
    private final LabServices lab = new LabServices();
    private final long post = wordpress.publishes("Spring sale", "<p>Everything is cheaper.</p>");

    @AfterEach
    void close() {
        wordpress.close();
        lab.close();
    }

    @Override
    protected WordPressConnector connector() {
        return connectorAt(wordpress.endpoint());
    }

    @Override
    protected WordPressConnector connectorAt(URI endpoint) {
        return as(endpoint, wordpress.userName(), wordpress.applicationPassword());
    }

    @Override
    protected WordPressConnector deadConnector() {
        return as(wordpress.endpoint(), wordpress.userName(), "no longer valid");
    }

    @Override
    protected WordPressConnector weakConnector() {
        return as(wordpress.endpoint(), wordpress.weakUser(), wordpress.weakPassword());
    }

    private WordPressConnector as(URI endpoint, String user, String password) {
        return new Account(endpoint.toString(), user, password).connector(lab);
    }

    @Override
    protected URI vendor() {
        return wordpress.endpoint();
    }

    @Override
    protected ChannelView channel() {
        return new BlogView(wordpress, post);
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(wordpress.applicationPassword());
    }

    @Test
    void whereACommentCameFromIsKept() throws Exception {
        Message message = seen("Buy!", connector()).message();
        connector().moderate(message, Moderation.SPAM);
        assertThat(wordpress.server().calls())
                .filteredOn(call -> call.method().equals("POST"))
                .map(Call::json)
                .singleElement()
                .hasToString("{\"status\":\"spam\",\"author_ip\":\"127.0.0.1\",\"author_user_agent\":\"Browser\"}");
    }

    @Test
    void whoMayNotModerateIsTold() throws Exception {
        Message message = seen("Hello", connector()).message();
        assertThatThrownBy(() -> weakConnector().moderate(message, Moderation.REMOVE))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("Editor");
    }
}
