// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import io.parley.lab.ChannelView;
import io.parley.lab.PageReaderContract;
import io.parley.lab.simulator.mastodon.Person;
import io.parley.spi.channel.PageReader;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class KeywordContractTest extends PageReaderContract {

    private final BrandAccount account = new BrandAccount();

    @BeforeEach
    void write() {
        account.listensTo("", "red kettle");
        account.simulator().limitCalls(100_000);
        Person ada = account.ada();
        Person joan = account.simulator().person("joan");
        account.says(account.simulator().brand(), "Another red kettle is here", "public", null);
        account.says(joan, "@brand Is every red kettle like that?", "public", null);
        String praise = account.says(ada, "I love my red kettle", "public", null);
        account.says(joan, "@ada@far.example My Red Kettle leaks.", "public", praise);
        account.says(ada, "A kettle in red", "public", null);
        account.says(ada, "My red kettle, for friends", "private", null);
        account.says(joan, "Which red kettle is best?", "public", null);
        account.says(ada, "A red kettle boils", "public", null);
        account.says(joan, "#kettles of all colours: red kettle", "public", null);
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
        return "\"red kettle\"";
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(account.simulator().brandToken());
    }

    @Override
    protected URI vendor() {
        return account.simulator().endpoint();
    }

    @Override
    protected ChannelView channel() {
        return new HeardView(account, " red kettle");
    }
}
