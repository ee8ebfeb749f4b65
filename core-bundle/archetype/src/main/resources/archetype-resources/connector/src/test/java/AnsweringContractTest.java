package ${package};

import io.parley.lab.ChannelView;
import io.parley.lab.ReplySenderContract;
import io.parley.model.Change;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.ReplySender;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every connector does that can answer. */
class AnsweringContractTest extends ReplySenderContract {

    private final TestAccount account = new TestAccount();

    @BeforeEach
    void ask() {
        account.channel().says("Is it open?", null);
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
        return account.connector(endpoint, ${prefix}Simulator.TOKEN);
    }

    @Override
    protected ChannelConnector deadConnector() {
        return account.connector(account.endpoint(), ${prefix}Simulator.DEAD_TOKEN);
    }

    /** Answers what was read: reading comes first. */
    @Override
    protected Reply reply(String key, String text) {
        try {
            Change.MessageSeen question = (Change.MessageSeen) account.connector()
                    .pull(new PullRequest(${prefix}Connector.STREAM, null, Instant.EPOCH, 1))
                    .changes()
                    .get(0);
            return new Reply(key, question.conversation(), question.message(), question.author(), text);
        } catch (Exception e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    @Override
    protected URI vendor() {
        return account.endpoint();
    }

    @Override
    protected ChannelView channel() {
        return account.channel();
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(${prefix}Simulator.TOKEN);
    }
}
