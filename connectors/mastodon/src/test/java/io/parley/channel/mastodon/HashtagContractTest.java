// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import io.parley.lab.ChannelView;
import io.parley.lab.simulator.mastodon.Person;
import org.junit.jupiter.api.BeforeEach;

class HashtagContractTest extends StreamContract {

    @BeforeEach
    void write() {
        account.listensTo("#kettles", "");
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

    @Override
    protected String stream() {
        return "#kettles";
    }

    @Override
    protected ChannelView channel() {
        return new HeardView(account, " #kettles");
    }
}
