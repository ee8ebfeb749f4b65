package ${package};

import io.parley.lab.ChannelView;
import io.parley.lab.PageReaderContract;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.PageReader;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every connector does that is asked for news. */
class ReadingContractTest extends PageReaderContract {

    private final TestAccount account = new TestAccount();

    @BeforeEach
    void talk() {
        String question = account.channel().says("Is it open?", null);
        account.channel().says("On Sundays too?", question);
        account.channel().says("Where is my parcel?", null);
        account.channel().says("Hello", null);
        account.channel().says("Thanks!", question);
        account.channel().accountSays("Good morning");
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
        return account.connector(endpoint, ${prefix}Simulator.TOKEN);
    }

    @Override
    protected ChannelConnector deadConnector() {
        return account.connector(account.endpoint(), ${prefix}Simulator.DEAD_TOKEN);
    }

    @Override
    protected String stream() {
        return ${prefix}Connector.STREAM;
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
