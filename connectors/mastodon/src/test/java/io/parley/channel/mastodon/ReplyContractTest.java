// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import io.parley.lab.ChannelView;
import io.parley.lab.ReplySenderContract;
import io.parley.model.Change;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.ReplySender;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class ReplyContractTest extends ReplySenderContract {

    private final BrandAccount account = new BrandAccount();

    @BeforeEach
    void write() {
        account.passes(Duration.ofMinutes(29));
        account.says(account.ada(), "@brand@social.example Is it open?", "public", null);
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Override
    protected ReplySender connector() {
        return account.connector();
    }

    @Override
    protected Reply reply(String key, String text) {
        try {
            Change.MessageSeen question = account.newest("mentions");
            return new Reply(key, question.conversation(), question.message(), question.author(), text);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
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
        return new AccountView(account);
    }

    @Override
    protected ReplySender connectorAt(URI endpoint) {
        return account.connectorAt(endpoint);
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
