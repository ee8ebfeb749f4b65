// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.lab.ChannelView;
import io.parley.lab.ReplySenderContract;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.ReplySender;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class DirectReplyContractTest extends ReplySenderContract {

    private final BrandAccount account = new BrandAccount();

    @BeforeEach
    void write() {
        account.chats();
        account.passes(Duration.ofMinutes(30));
        account.simulator().chats().brandSays(account.ada(), "Thank you for your order");
        account.writes(account.ada(), "Is it open?", null);
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
    protected ReplySender connectorAt(URI endpoint) {
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

    @Override
    protected Reply reply(String key, String text) {
        try {
            return account.chatReply(key, text);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected ChannelView channel() {
        return new ChatView(account);
    }
}
