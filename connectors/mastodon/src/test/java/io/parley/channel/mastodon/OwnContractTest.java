// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import io.parley.lab.PageReaderContract;
import io.parley.lab.simulator.mastodon.Person;
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
        Person brand = account.simulator().brand();
        String question = account.says(account.ada(), "@brand@social.example Is it open?", "public", null);
        account.says(brand, "Good morning", "public", null);
        account.says(brand, "@ada@far.example Yes.", "public", question);
        String answer = account.says(brand, "@ada@far.example Until six.", "direct", question);
        account.says(brand, "@ada@far.example On Sundays too.", "direct", answer);
        account.says(brand, "Good evening", "private", null);
        account.says(brand, "Good night", "unlisted", null);
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
        return Set.of(account.simulator().brandToken());
    }

    @Override
    protected URI vendor() {
        return account.simulator().endpoint();
    }
}
