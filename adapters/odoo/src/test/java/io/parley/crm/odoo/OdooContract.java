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
    private final OdooSimulator odoo;
    private final String caseType;
    private final boolean notifyFollowers;
    private final String api;

    OdooContract(int version, String api, String caseType, boolean notifyFollowers) {
        this.odoo = new OdooSimulator(version);
        this.api = api;
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

    /** JSON-RPC says no with status 200; Odoo knows no limits of its own, what stands before it does. */
    @Override
    protected Answer refusal(int status) {
        if (status == 429) {
            return super.refusal(status);
        }
        String error = "\"name\":\"odoo.exceptions." + (status == 401 ? "AccessDenied" : "AccessError")
                + "\",\"message\":\"Access Denied\"";
        return api.equals("json-2")
                ? Answer.text(403, "application/json", "{" + error + "}")
                : Answer.text(
                        200,
                        "application/json",
                        "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":200,\"message\":\"Odoo Server Error\","
                                + "\"data\":{" + error + "}}}");
    }

    private CrmAdapter adapter(URI endpoint, String apiKey) {
        return new OdooAdapter(
                new TestConfiguration(
                        endpoint.toString(), odoo.database(), odoo.login(), apiKey, caseType, notifyFollowers, api),
                lab.apiClients(),
                lab.htmlText());
    }
}
