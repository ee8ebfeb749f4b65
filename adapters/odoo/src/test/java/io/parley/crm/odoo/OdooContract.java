// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.AdapterContract;
import io.parley.lab.CrmView;
import io.parley.lab.LabServices;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.odoo.OdooSimulator;
import io.parley.spi.crm.CrmAdapter;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** What every adapter does, in one of the ways in which this one can be configured, and that none of it makes Odoo send mail. */
abstract class OdooContract extends AdapterContract {

    private final LabServices lab = new LabServices();
    private final OdooSimulator odoo = new OdooSimulator();
    private final String caseType;
    private final boolean notifyFollowers;

    OdooContract(String caseType, boolean notifyFollowers) {
        this.caseType = caseType;
        this.notifyFollowers = notifyFollowers;
        odoo.withdrawSettings();
        if (caseType.equals("ticket")) {
            odoo.installHelpdesk();
        }
    }

    @AfterEach
    void stop() {
        assertThat(odoo.outgoingMails()).isEmpty();
        odoo.close();
        lab.close();
    }

    @Override
    protected CrmAdapter adapter() {
        return adapterAt(odoo.endpoint());
    }

    @Override
    protected CrmView crm() {
        return new ChatterView(odoo, lab.htmlText(), caseType.equals("ticket") ? "helpdesk.ticket" : "crm.lead");
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(odoo.apiKey());
    }

    @Override
    protected CrmAdapter adapterAt(URI endpoint) {
        return adapter(endpoint, odoo.apiKey());
    }

    @Override
    protected CrmAdapter deadAdapter() {
        return adapter(odoo.endpoint(), "a-key-of-old-7Td2");
    }

    @Override
    protected URI vendor() {
        return odoo.endpoint();
    }

    /** Odoo says no with status 200; it knows no limits of its own, what stands before it does. */
    @Override
    protected Answer refusal(int status) {
        String name = status == 401 ? "AccessDenied" : "AccessError";
        return status == 429
                ? super.refusal(status)
                : Answer.text(
                        200,
                        "application/json",
                        "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":200,\"message\":\"Odoo Server Error\","
                                + "\"data\":{\"name\":\"odoo.exceptions." + name
                                + "\",\"message\":\"Access Denied\"}}}");
    }

    private CrmAdapter adapter(URI endpoint, String apiKey) {
        return new OdooAdapter(
                new TestConfiguration(
                        endpoint.toString(), odoo.database(), odoo.login(), apiKey, caseType, notifyFollowers),
                lab.apiClients(),
                lab.htmlText());
    }
}
