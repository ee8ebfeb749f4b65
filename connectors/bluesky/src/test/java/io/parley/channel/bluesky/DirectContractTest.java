// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.lab.ChannelView;
import io.parley.lab.PageReaderContract;
import io.parley.lab.simulator.bluesky.Person;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.PageReader;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class DirectContractTest extends PageReaderContract {

    private final BrandAccount account = new BrandAccount();

    @BeforeEach
    void write() {
        account.chats();
        account.simulator().limitCalls(100_000);
        account.simulator().limitSessions(100_000);
        Person ada = account.ada();
        String question = account.writes(ada, "Is it open?", null);
        account.writes(account.simulator().person("joan.example"), "Hello", null);
        account.simulator().chats().brandSays(ada, "Yes.");
        account.writes(ada, "On Sundays too?", question);
        account.writes(ada, "And on Mondays?", null);
        account.writes(ada, "Thanks", null);
        account.simulator().limitPages(3);
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Override
    protected PageReader connector() {
        return account.connector();
    }

    @Override
    protected PageReader connectorAt(URI endpoint) {
        return account.connectorAt(endpoint);
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(account.simulator().appPassword());
    }

    @Override
    protected URI vendor() {
        return account.simulator().endpoint();
    }

    @Override
    protected ChannelConnector deadConnector() {
        BrandAccount.Configuration configuration = new BrandAccount.Configuration(account);
        configuration.password = "dead-dead-dead-dead";
        return account.connector(configuration);
    }

    @Override
    protected String stream() {
        return "direct";
    }

    @Override
    protected ChannelView channel() {
        return new ChatView(account);
    }

    /** Conversations in which nothing was said have no last message. */
    @Override
    protected Set<String> fieldsThatMayBeMissing() {
        return Set.of("cursor", "lastMessage");
    }
}
