// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

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
import io.parley.spi.http.AccessToken;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiSettings;
import io.parley.spi.http.LimitStyle;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Speaks to one Salesforce org. */
@Component(
        service = CrmAdapter.class,
        configurationPid = "io.parley.crm.salesforce",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SalesforceConfiguration.class, factory = true)
public final class SalesforceAdapter implements ReplySource {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int MOST_BYTES = 30_000_000;
    private static final String MY_DOMAIN = "the My Domain address, such as https://example.my.salesforce.com";
    private static final Pattern NO_MY_DOMAIN = Pattern.compile("(login|test)\\.salesforce\\.com|.*\\.force\\.com");
    private static final CrmDescription DESCRIPTION = CrmDescription.of("salesforce", "Salesforce")
            .maxBatch(400)
            .batchesInFlight(2)
            .idempotence(Idempotence.upsertByKey())
            .idempotence(CrmWrite.Kind.NOTE, Idempotence.readBack(Duration.ofSeconds(10)))
            .build();

    private final URI endpoint;
    private final Map<String, String> credentials;
    private final Composite composite;
    private final RecordJson json;
    private final String reopenStatus;

    /**
     * An adapter as configured.
     *
     * @throws IllegalArgumentException if a value is wrong; the message says what would be right
     */
    @Activate
    public SalesforceAdapter(SalesforceConfiguration configuration, @Reference ApiClients clients) {
        endpoint = myDomain(configuration.endpoint());
        credentials = Map.of(
                "grant_type", "client_credentials",
                "client_id",
                        Configured.text(
                                "clientId", configuration.clientId(), "the Consumer Key of the External Client App"),
                "client_secret",
                        Configured.text(
                                "clientSecret",
                                configuration._clientSecret(),
                                "the Consumer Secret of the External Client App"));
        String version = Configured.text("apiVersion", configuration.apiVersion(), "a version, such as 67.0");
        if (!version.matches("\\d{2,3}\\.0")) {
            throw new IllegalArgumentException("apiVersion must be a version such as 67.0, not " + version);
        }
        ApiSettings settings = ApiSettings.endpoint(endpoint)
                .tokens(this::mint)
                .timeout(TIMEOUT)
                .maxResponseBytes(MOST_BYTES)
                .limitStyle(LimitStyle.SALESFORCE)
                .statusRow(Refusals::meaningOf)
                .build();
        composite = new Composite(clients.open(settings), version);
        json = new RecordJson(Configured.text("origin", configuration.origin(), "a value of Case Origin, such as Web"));
        reopenStatus = configuration.reopenStatus().strip();
    }

    @Override
    public CrmDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        new OrgCheck(composite).run();
        return AccountInfo.named(endpoint.getHost()).page(endpoint).build();
    }

    @Override
    public List<WriteOutcome> write(List<CrmWrite> batch) throws SyncException, InterruptedException {
        return new BatchWriter(composite, json, reopenStatus, batch).write();
    }

    @Override
    public EventPage events(EventRequest request) throws SyncException, InterruptedException {
        return new EventReader(composite).read(request);
    }

    private AccessToken mint(ApiClient client) throws SyncException, InterruptedException {
        ApiRequest request =
                ApiRequest.post("/services/oauth2/token").form(credentials).build();
        String token = client.send(request).json().path("access_token").asText();
        if (token.isEmpty()) {
            throw new SyncException.AuthExpired(endpoint.getHost()
                    + " gave no access token. Check that the endpoint is the My Domain address of the org.");
        }
        return AccessToken.bearer(token);
    }

    private static URI myDomain(@Nullable String address) {
        URI endpoint = Configured.address("endpoint", address, MY_DOMAIN);
        if (NO_MY_DOMAIN.matcher(endpoint.getHost()).matches()
                || !endpoint.getRawPath().matches("/?")) {
            throw new IllegalArgumentException("endpoint must be " + MY_DOMAIN);
        }
        return endpoint;
    }
}
