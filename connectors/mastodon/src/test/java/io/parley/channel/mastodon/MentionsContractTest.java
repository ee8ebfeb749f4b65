// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import io.parley.lab.ChannelView;
import io.parley.lab.simulator.mastodon.Person;
import io.parley.spi.channel.ChannelConnector;
import org.junit.jupiter.api.BeforeEach;

class MentionsContractTest extends StreamContract {

    @BeforeEach
    void write() {
        Person ada = account.ada();
        Person joan = account.simulator().person("joan");
        String question = account.says(ada, "@brand@social.example Is it open?", "public", null);
        account.simulator().follows(joan);
        String answer = account.says(account.simulator().brand(), "@ada@far.example Yes.", "public", question);
        account.says(ada, "@brand@social.example Thanks!", "unlisted", answer);
        account.says(joan, "@brand Hello", "direct", null);
        account.simulator().favours(joan, answer);
        account.says(joan, "@brand May I ask something?", "private", null);
        account.says(ada, "@brand@social.example One more", "public", null);
        account.says(joan, "@ada@far.example @brand Me too", "public", question);
    }

    @Override
    protected String stream() {
        return "mentions";
    }

    @Override
    protected ChannelView channel() {
        return new AccountView(account);
    }

    @Override
    protected ChannelConnector deadConnector() {
        return account.connector(account.simulator().endpoint().toString(), "a-token-of-old-9Zp3", 500);
    }

    @Override
    protected ChannelConnector weakConnector() {
        account.mayOnlyRead();
        return account.connector(
                account.simulator().endpoint().toString(), account.simulator().readOnlyToken(), 500);
    }
}
