// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import io.parley.lab.ChannelView;
import io.parley.lab.simulator.mastodon.Person;
import org.junit.jupiter.api.BeforeEach;

class KeywordContractTest extends StreamContract {

    @BeforeEach
    void write() {
        account.listensTo("", "red kettle");
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

    @Override
    protected String stream() {
        return "\"red kettle\"";
    }

    @Override
    protected ChannelView channel() {
        return new HeardView(account, " red kettle");
    }
}
