// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.lab.PageReaderContract;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.PageReader;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the contract tests of all streams of an account share. */
abstract class StreamContract extends PageReaderContract {

    final BrandAccount account = new BrandAccount();

    @BeforeEach
    void askAsOftenAsNeeded() {
        account.simulator().limitCalls(100_000);
        account.simulator().limitSessions(100_000);
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
}
