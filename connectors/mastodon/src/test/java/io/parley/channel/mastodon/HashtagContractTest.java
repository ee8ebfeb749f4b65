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

class HashtagContractTest extends PageReaderContract {

    private final BrandAccount account = new BrandAccount();

    @BeforeEach
    void write() {
        account.listensTo("#kettles", "");
        account.simulator().limitCalls(100_000);
        Person ada = account.ada();
        Person joan = account.simulator().person("joan");
        account.says(account.simulator().brand(), "New #kettles are here", "public", null);
        account.says(joan, "@brand Do your #kettles leak?", "public", null);
        String praise = account.says(ada, "I love my red kettle #Kettles", "public", null);
        account.says(joan, "@ada@far.example Mine leaks. #kettles", "public", praise);
        account.says(ada, "Not for everybody #kettles", "unlisted", null);
        account.says(ada, "Boiling #kettles", "public", null);
        account.says(joan, "Which #kettles are best?", "public", null);
        account.says(joan, "And which #teapots?", "public", null);
        account.says(ada, "#kettles are all alike", "public", null);
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
        return "#kettles";
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
        return new HeardView(account, " #kettles");
    }
}
