// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

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
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Speaks to one Odoo database. */
@Component(
        service = CrmAdapter.class,
        configurationPid = "io.parley.crm.odoo",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = OdooConfiguration.class, factory = true)
public final class OdooAdapter implements ReplySource, Describer, Previewer, ContactFinder, Uninstaller {

    private static final Idempotence LOOKS_FIRST = Idempotence.readBack(Duration.ofSeconds(5));

    private final URI endpoint;
    private final String database;
    private final String login;
    private final CaseType caseType;
    private final boolean posting;
    private final boolean json2;
    private final Wire wire;
    private final HtmlText htmlText;

    /**
     * An adapter as configured.
     *
     * @throws IllegalArgumentException if a value is wrong; the message says what would be right
     */
    @Activate
    public OdooAdapter(OdooConfiguration configuration, @Reference ApiClients clients, @Reference HtmlText htmlText) {
        this.endpoint = Configured.address(
                "endpoint", configuration.endpoint(), "the address of the server, such as https://example.odoo.com");
        this.database = Configured.text("database", configuration.database(), "its name, such as example");
        this.login = Configured.text("login", configuration.login(), "a login, such as parley@example.com");
        String apiKey =
                Configured.text("apiKey", configuration._apiKey(), "a key of this user, such as $[secret:odoo-key]");
        this.caseType = CaseType.of(configuration.caseType());
        this.posting = configuration.notifyFollowers();
        this.json2 = configuration.api().equals("json-2");
        if (!json2 && !configuration.api().equals("json-rpc")) {
            throw new IllegalArgumentException("api must be json-rpc or json-2, not " + configuration.api());
        }
        ApiSettings.Builder settings = ApiSettings.endpoint(endpoint);
        if (json2) {
            settings.bearer(apiKey).statusRow(OdooFault::told);
        }
        ApiClient client = clients.open(
                settings.statusRow(OdooFault.elsewhere(endpoint.toString())).build());
        this.wire = json2 ? new Json2(client, database, login) : new JsonRpc(client, database, login, apiKey);
        this.htmlText = htmlText;
    }

    @Override
    public CrmDescription describe() {
        CrmDescription.Builder description = CrmDescription.of("odoo", "Odoo")
                .maxBatch(200)
                .replyPause(Duration.ofSeconds(10))
                .idempotence(Idempotence.upsertByKey())
                .keepsOrder();
        if (posting) {
            description.idempotence(CrmWrite.Kind.MESSAGE, LOOKS_FIRST);
            description.idempotence(CrmWrite.Kind.REMOVAL, LOOKS_FIRST);
            description.idempotence(CrmWrite.Kind.NOTE, LOOKS_FIRST);
        }
        return description.build();
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        try {
            return new Check(session(), login, caseType).of(database, endpoint, json2);
        } catch (SyncException.ItemRejected | SyncException.RecordGone e) {
            throw new SyncException.Permanent(e.getMessage());
        }
    }

    @Override
    public List<WriteOutcome> write(List<CrmWrite> batch) throws SyncException, InterruptedException {
        return new BatchWriter(session(), caseType, posting, htmlText, batch).write();
    }

    @Override
    public List<RecordDescription> records() throws SyncException, InterruptedException {
        return new FieldReader(session()).records(caseType, posting);
    }

    @Override
    public List<List<RecordPreview>> preview(List<CrmWrite> batch) throws SyncException, InterruptedException {
        return new BatchPreview(session(), caseType, htmlText).of(batch);
    }

    @Override
    public List<List<FoundContact>> find(List<ContactQuestion> questions) throws SyncException, InterruptedException {
        return new ContactSearch(session(), caseType).find(questions);
    }

    @Override
    public List<Remnant> remnants() throws SyncException, InterruptedException {
        return new Remains(session(), caseType).list();
    }

    @Override
    public long remove(Remnant remnant) throws SyncException, InterruptedException {
        return new Remains(session(), caseType).remove(remnant);
    }

    @Override
    public EventPage events(EventRequest request) throws SyncException, InterruptedException {
        return new EventReader(session(), endpoint, htmlText, caseType.model()).read(request);
    }

    private OdooSession session() throws SyncException, InterruptedException {
        return OdooSession.open(wire);
    }
}
