package ${package};

import io.parley.spi.AccountInfo;
import io.parley.spi.Configured;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.ReplySender;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiSettings;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Speaks to one account on ${name}. */
@Component(
        service = ChannelConnector.class,
        configurationPid = "io.parley.channel.${type}",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ${prefix}Configuration.class, factory = true)
public final class ${prefix}Connector implements PageReader, ReplySender {

    /** Stands in every id: never changed. */
    static final String TYPE = "${type}";

    /** What is read; the cursor is kept under this name. */
    static final String STREAM = "messages";

    private static final ChannelDescription DESCRIPTION = ChannelDescription.of(TYPE, "${name}").stream(
                    STREAM, Duration.ofSeconds(60))
            .build();

    private final ApiClient client;

    /**
     * A connector as configured; it asks nobody yet.
     *
     * @throws IllegalArgumentException if a value is wrong; the message says what would be right
     */
    @Activate
    public ${prefix}Connector(${prefix}Configuration configuration, @Reference ApiClients clients) {
        client = clients.open(ApiSettings.endpoint(Configured.address(
                        "endpoint", configuration.endpoint(), "the address of the interface"))
                .bearer(Configured.text("token", configuration._token(), "an access token"))
                .build());
    }

    @Override
    public ChannelDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        throw notWritten("check: ask with one cheap GET whose token it is, and answer with AccountInfo.named(…)");
    }

    @Override
    public Page pull(PullRequest request) throws SyncException, InterruptedException {
        throw notWritten("pull: ask for what is newer than the cursor, oldest first; Page.builder().read(…) each item");
    }

    @Override
    public Repeat repeat() {
        return Repeat.unsafe();
    }

    @Override
    public SendReceipt send(Reply reply) throws SyncException, InterruptedException {
        throw notWritten("send: post the text as an answer to reply.inReplyTo(), and answer with its id and time");
    }

    private static UnsupportedOperationException notWritten(String what) {
        return new UnsupportedOperationException("Not written yet: " + what);
    }
}
