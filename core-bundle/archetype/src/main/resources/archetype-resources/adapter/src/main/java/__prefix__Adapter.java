package ${package};

import io.parley.spi.AccountInfo;
import io.parley.spi.Configured;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmDescription;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.Idempotence;
import io.parley.spi.crm.ReplySource;
import io.parley.spi.crm.WriteOutcome;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiSettings;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Speaks to one ${name}. */
@Component(
        service = CrmAdapter.class,
        configurationPid = "io.parley.crm.${type}",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ${prefix}Configuration.class, factory = true)
public final class ${prefix}Adapter implements ReplySource {

    private static final CrmDescription DESCRIPTION = CrmDescription.of("${type}", "${name}")
            .maxBatch(100)
            .idempotence(Idempotence.unsafe())
            .build();

    private final ApiClient client;

    /**
     * An adapter as configured; it asks nobody yet.
     *
     * @throws IllegalArgumentException if a value is wrong; the message says what would be right
     */
    @Activate
    public ${prefix}Adapter(${prefix}Configuration configuration, @Reference ApiClients clients) {
        client = clients.open(ApiSettings.endpoint(Configured.address(
                        "endpoint", configuration.endpoint(), "the address of the interface"))
                .bearer(Configured.text("token", configuration._token(), "an access token"))
                .build());
    }

    @Override
    public CrmDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        throw notWritten("check: ask with one cheap GET whose token it is, and answer with AccountInfo.named(…)");
    }

    @Override
    public List<WriteOutcome> write(List<CrmWrite> batch) throws SyncException, InterruptedException {
        throw notWritten("write: contacts, then cases, then messages, by as few calls as there are; an outcome for each");
    }

    @Override
    public EventPage events(EventRequest request) throws SyncException, InterruptedException {
        throw notWritten("events: ask for what people did behind the cursor, oldest first: answers, closed cases, merges");
    }

    private static UnsupportedOperationException notWritten(String what) {
        return new UnsupportedOperationException("Not written yet: " + what);
    }
}
