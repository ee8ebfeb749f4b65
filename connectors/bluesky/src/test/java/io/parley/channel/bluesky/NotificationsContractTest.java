// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.lab.PageReaderContract;
import io.parley.lab.simulator.bluesky.Person;
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
}
