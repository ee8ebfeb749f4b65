// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.lab.ChannelView;
import io.parley.lab.PageReaderContract;
import io.parley.lab.simulator.bluesky.Person;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.PageReader;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class NotificationsContractTest extends PageReaderContract {

    private final BrandAccount account = new BrandAccount();

    @BeforeEach
    void write() {
        account.simulator().limitCalls(100_000);
        account.simulator().limitSessions(100_000);
        Person ada = account.ada();
        Person joan = account.simulator().person("joan.example");
        String question = account.says(ada, "@brand.example Is it open?", null);
        account.simulator().follows(joan);
        String answer = account.says(account.simulator().brand(), "Yes.", question);
        account.says(ada, "Thanks!", answer);
        account.simulator().likes(joan, answer);
        account.passes(Duration.ofSeconds(1));
        account.simulator().quotes(joan, "Look at this", answer);
        account.says(joan, "Me too", question);
        account.says(ada, "@brand.example One more", null);
        account.says(joan, "@brand.example Hello", null);
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
    protected String stream() {
        return "notifications";
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
    protected ChannelView channel() {
        return new AccountView(account);
    }

    @Override
    protected Set<String> fieldsThatMayBeMissing() {
        return Set.of("cursor");
    }
}
