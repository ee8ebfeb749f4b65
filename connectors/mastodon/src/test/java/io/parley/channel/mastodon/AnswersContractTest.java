// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import io.parley.lab.PageReaderContract;
import io.parley.lab.simulator.mastodon.Person;
import io.parley.spi.channel.PageReader;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class AnswersContractTest extends PageReaderContract {

    private final BrandAccount account = new BrandAccount();

    @BeforeEach
    void write() {
        account.simulator().limitCalls(100_000);
        Person brand = account.simulator().brand();
        Person joan = account.simulator().person("joan");
        for (int i = 0; i < 7; i++) {
            String news = account.says(brand, "News number " + i, "public", null);
            account.says(account.ada(), "Nice, number " + i, "public", news);
        }
        String post = account.says(brand, "Good morning", "public", null);
        String answer = account.says(account.ada(), "Good morning to you", "unlisted", post);
        account.says(joan, "@brand Good morning", "public", post);
        account.says(joan, "To me too?", "public", answer);
        account.says(brand, "And good night", "public", post);
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
        return "answers";
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(account.simulator().brandToken());
    }

    @Override
    protected URI vendor() {
        return account.simulator().endpoint();
    }
}
