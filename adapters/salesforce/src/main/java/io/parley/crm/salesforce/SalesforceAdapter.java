// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import io.parley.crm.salesforce.mode.Mode;
import io.parley.crm.salesforce.mode.Modes;
import io.parley.crm.salesforce.org.Composite;
import io.parley.crm.salesforce.org.Describes;
import io.parley.crm.salesforce.org.OrgSchema;
import io.parley.crm.salesforce.org.Refusals;
import io.parley.crm.salesforce.read.EventReader;
import io.parley.crm.salesforce.read.PeopleFinder;
import io.parley.crm.salesforce.read.RecordFields;
import io.parley.crm.salesforce.write.BatchWriter;
import io.parley.crm.salesforce.write.CaseDefaults;
import io.parley.crm.salesforce.write.LookBack;
import io.parley.crm.salesforce.write.Previews;
import io.parley.crm.salesforce.write.Setting;
import io.parley.crm.salesforce.write.Uninstall;
import io.parley.spi.AccountInfo;
import io.parley.spi.Configured;
import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.crm.ContactFinder;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmDescription;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Describer;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.FoundContact;
import io.parley.spi.crm.Idempotence;
import io.parley.spi.crm.Previewer;
import io.parley.spi.crm.RecordDescription;
import io.parley.spi.crm.RecordPreview;
import io.parley.spi.crm.Remnant;
import io.parley.spi.crm.ReplySource;
import io.parley.spi.crm.Uninstaller;
import io.parley.spi.crm.WriteOutcome;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiSettings;
import io.parley.spi.http.LimitStyle;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
public final class SalesforceAdapter implements ReplySource, Describer, Previewer, ContactFinder, Uninstaller {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int MOST_BYTES = 30_000_000;
    private static final String MY_DOMAIN = "the My Domain address, such as https://example.my.salesforce.com";
    private static final Pattern NO_MY_DOMAIN = Pattern.compile("(login|test)\\.salesforce\\.com|.*\\.force\\.com");
    private static final Set<String> SOURCES = Set.of("comment", "feed", "post");
    private static final Idempotence LOOKED_FOR = Idempotence.readBack(Duration.ofSeconds(10));

    private final URI endpoint;
    private final CrmDescription description;
    private final Login login;
    private final Composite composite;
    private final Describes describes;
    private final Modes modes;
    private final HtmlText html;
    private final Set<String> sources;
    private final String reopenStatus;
    private final CaseDefaults cases;

    /**
     * An adapter as configured.
     *
     * @throws IllegalArgumentException if a value is wrong; the message says what would be right
     */
    @Activate
    public SalesforceAdapter(
            SalesforceConfiguration configuration, @Reference ApiClients clients, @Reference HtmlText html) {
        this(configuration, clients, html, InstantSource.system());
    }

    SalesforceAdapter(SalesforceConfiguration configuration, ApiClients clients, HtmlText html, InstantSource clock) {
        this.html = html;
        endpoint = myDomain(configuration.endpoint());
        login = new Login(Credentials.of(configuration), endpoint.getHost(), clock);
        String version = Configured.text("apiVersion", configuration.apiVersion(), "a version, such as 67.0");
        if (!version.matches("\\d{2,3}\\.0")) {
            throw new IllegalArgumentException("apiVersion must be a version such as 67.0, not " + version);
        }
        ApiSettings settings = ApiSettings.endpoint(endpoint)
                .tokens(login)
                .timeout(TIMEOUT)
                .maxResponseBytes(MOST_BYTES)
                .limitStyle(LimitStyle.SALESFORCE)
                .statusRow(Refusals::meaningOf)
                .build();
        composite = new Composite(clients.open(settings), version);
        modes = new Modes(
                configuration.mode(),
                Configured.text("origin", configuration.origin(), "a value of Case Origin, such as Web"),
                configuration.newPeople());
        describes = new Describes(composite, clock, Modes.objects());
        sources = Set.copyOf(Configured.words("answers", SOURCES.size(), configuration.answers()));
        if (sources.isEmpty() || !SOURCES.containsAll(sources)) {
            throw new IllegalArgumentException("answers must be some of comment, feed and post, not " + sources);
        }
        reopenStatus = configuration.reopenStatus().strip();
        cases = new CaseDefaults(
                configuration.priority().strip(),
                configuration.queue().strip(),
                configuration.recordType().strip());
        description = description();
    }

    /** Where the mode is not certain, it is promised what holds in all of them. */
    private CrmDescription description() {
        CrmDescription.Builder builder = CrmDescription.of("salesforce", "Salesforce")
                .maxBatch(400)
                .batchesInFlight(2)
                .idempotence(Idempotence.upsertByKey())
                .idempotence(CrmWrite.Kind.NOTE, LOOKED_FOR);
        if (!modes.surelyKeyed()) {
            for (CrmWrite.Kind kind : List.of(
                    CrmWrite.Kind.CONTACT, CrmWrite.Kind.CONVERSATION, CrmWrite.Kind.MESSAGE, CrmWrite.Kind.REMOVAL)) {
                builder.idempotence(kind, LOOKED_FOR);
            }
        }
        return builder.build();
    }

    @Override
    public CrmDescription describe() {
        return description;
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        OrgSchema schema = describes.fresh();
        Mode mode = Setting.of(describes, schema, modes, cases).mode();
        AccountInfo.Builder info = AccountInfo.named(endpoint.getHost()).page(endpoint);
        modes.warnings(mode, schema).forEach(info::warning);
        if (sources(schema).size() < sources.size()) {
            info.warning("answers names post, but Parley sees no social posts with its key in Salesforce."
                    + " Deploy adapters/salesforce/metadata-social, or take post out.");
        }
        if (login.isRotating()) {
            info.warning(
                    "The app rotates refresh tokens, so the one in refreshToken serves once, and Parley cannot log in"
                            + " again after a restart. Switch Refresh Token Rotation off in the policies of the app.");
        }
        return info.build();
    }

    @Override
    public List<WriteOutcome> write(List<CrmWrite> batch) throws SyncException, InterruptedException {
        return new BatchWriter(composite, setting(), lookBack(), reopenStatus, batch).write();
    }

    @Override
    public EventPage events(EventRequest request) throws SyncException, InterruptedException {
        Setting setting = setting();
        return new EventReader(composite, setting.mode(), login.user(), sources(setting.schema()), html).read(request);
    }

    @Override
    public List<RecordDescription> records() throws SyncException, InterruptedException {
        OrgSchema schema = describes.fresh();
        return RecordFields.of(schema, modes.choose(schema));
    }

    @Override
    public List<List<RecordPreview>> preview(List<CrmWrite> batch) throws SyncException, InterruptedException {
        return new Previews(composite, setting(), lookBack()).of(batch);
    }

    @Override
    public List<List<FoundContact>> find(List<ContactQuestion> questions) throws SyncException, InterruptedException {
        Setting setting = setting();
        return new PeopleFinder(composite, setting.schema(), setting.mode()).find(questions);
    }

    @Override
    public List<Remnant> remnants() throws SyncException, InterruptedException {
        return uninstall().remnants();
    }

    @Override
    public long remove(Remnant remnant) throws SyncException, InterruptedException {
        return uninstall().remove(remnant);
    }

    private Uninstall uninstall() throws SyncException, InterruptedException {
        OrgSchema schema = describes.current();
        return new Uninstall(composite, schema, login.user());
    }

    private Set<String> sources(OrgSchema schema) {
        return schema.shows("SocialPost", Mode.KEY)
                ? sources
                : sources.stream().filter(source -> !source.equals("post")).collect(Collectors.toSet());
    }

    private LookBack lookBack() {
        return new LookBack(composite, login::user);
    }

    private Setting setting() throws SyncException, InterruptedException {
        return Setting.of(describes, describes.current(), modes, cases);
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
