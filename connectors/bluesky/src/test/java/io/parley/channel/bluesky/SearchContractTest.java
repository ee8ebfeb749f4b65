// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.lab.ChannelView;
import io.parley.lab.PageReaderContract;
import io.parley.lab.simulator.bluesky.Person;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.PageReader;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class SearchContractTest extends PageReaderContract {

    private final BrandAccount account = new BrandAccount();

    @BeforeEach
    void write() {
        account.listensFor("kettle");
        account.simulator().limitCalls(100_000);
        account.simulator().limitSessions(100_000);
        Person ada = account.ada();
        Person joan = account.simulator().person("joan.example");
        String question = account.says(ada, "Which kettle is good?", null);
        account.says(account.simulator().brand(), "Our kettle is", question);
        account.says(joan, "A red Kettle", question);
        account.says(joan, "Nothing about it", question);
        account.says(ada, "My kettle is broken", null);
        account.says(joan, "kettles everywhere", null);
        account.says(ada, "No kettle for @brand.example", null);
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
        return "search: kettle";
    }

    @Override
    protected ChannelView channel() {
        return new ChannelView() {
            @Override
            public String says(String text, @Nullable String inReplyTo) {
                return account.says(account.ada(), "The kettle: " + text, inReplyTo);
            }

            @Override
            public void removes(String id) {
                account.simulator().deletes(id);
            }
        };
    }

    @Override
    protected Set<String> fieldsThatMayBeMissing() {
        return Set.of("cursor");
    }
}
