// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.AccountInfo;
import io.parley.spi.Configured;
import io.parley.spi.HtmlText;
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
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
public final class OdooAdapter implements ReplySource {

    private static final Idempotence LOOKS_FIRST = Idempotence.readBack(Duration.ofSeconds(5));
    private static final CrmDescription DESCRIPTION = CrmDescription.of("odoo", "Odoo")
            .maxBatch(200)
            .replyPause(Duration.ofSeconds(10))
            .idempotence(Idempotence.upsertByKey())
            .idempotence(CrmWrite.Kind.MESSAGE, LOOKS_FIRST)
            .idempotence(CrmWrite.Kind.NOTE, LOOKS_FIRST)
            .keepsOrder()
            .build();

    private final URI endpoint;
    private final String database;
    private final String login;
    private final String apiKey;
    private final String caseType;
    private final ApiClient client;
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
        this.apiKey =
                Configured.text("apiKey", configuration._apiKey(), "a key of this user, such as $[secret:odoo-key]");
        this.caseType = configuration.caseType();
        if (!Set.of("lead", "opportunity").contains(caseType)) {
            throw new IllegalArgumentException("caseType must be lead or opportunity, not " + caseType);
        }
        this.client = clients.open(ApiSettings.endpoint(endpoint)
                .statusRow(OdooFault.elsewhere(endpoint.toString()))
                .build());
        this.htmlText = htmlText;
    }

    @Override
    public CrmDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        try {
            return checked(session());
        } catch (SyncException.ItemRejected | SyncException.RecordGone e) {
            throw new SyncException.Permanent(e.getMessage());
        }
    }

    @Override
    public List<WriteOutcome> write(List<CrmWrite> batch) throws SyncException, InterruptedException {
        return new BatchWriter(session(), caseType, batch).write();
    }

    @Override
    public EventPage events(EventRequest request) throws SyncException, InterruptedException {
        return new EventReader(session(), htmlText).read(request);
    }

    private OdooSession session() throws SyncException, InterruptedException {
        return OdooSession.open(client, database, login, apiKey);
    }

    private AccountInfo checked(OdooSession odoo) throws SyncException, InterruptedException {
        JsonNode user = odoo.read(
                        "res.users", "read", List.of(List.of(odoo.user())), Map.of("fields", List.of("email")))
                .path(0);
        if (!user.path("email").isTextual()) {
            throw new SyncException.Permanent("The Odoo user " + login + " has no e-mail address, without which Odoo"
                    + " takes no notes from it; enter one under Settings > Users & Companies > Users.");
        }
        for (String model : List.of(Models.PARTNER, Models.LEAD)) {
            if (!odoo.read(model, "check_access_rights", List.of("create", false), Map.of())
                    .asBoolean()) {
                throw new SyncException.Permanent("The Odoo user " + login + " may not create " + model
                        + "; give it Sales: User: All Documents and Contact Creation.");
            }
        }
        AccountInfo.Builder info = AccountInfo.named(database).page(endpoint);
        if (ProfileFields.presentIn(odoo).isEmpty()) {
            info.warning("Odoo has no fields for social profiles; they are noted once, when a contact is created. The"
                    + " README of this adapter lists the fields to add.");
        }
        return info.build();
    }
}
