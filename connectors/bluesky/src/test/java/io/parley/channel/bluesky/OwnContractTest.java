// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.lab.PageReaderContract;
import io.parley.lab.simulator.bluesky.Person;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.PageReader;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class OwnContractTest extends PageReaderContract {

    private final BrandAccount account = new BrandAccount();

    @BeforeEach
    void write() {
        account.simulator().limitCalls(100_000);
        account.simulator().limitSessions(100_000);
        Person brand = account.simulator().brand();
        String question = account.says(account.ada(), "@brand.example Is it open?", null);
        account.says(brand, "Good morning", null);
        String answer = account.says(brand, "Yes.", question);
        account.says(brand, "Until six.", answer);
        account.says(brand, "On Sundays too.", question);
        account.says(brand, "Good evening", null);
        account.says(brand, "Good night", null);
        account.simulator().limitPages(4);
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
        return "own";
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

    /** Without their posts all entries are alike: one rejection stands for them. */
    @Override
    protected Set<String> fieldsThatMayBeMissing() {
        return Set.of("cursor", "post");
    }
}
