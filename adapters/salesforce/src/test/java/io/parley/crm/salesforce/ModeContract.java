// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import io.parley.lab.AdapterContract;
import io.parley.lab.CrmView;
import io.parley.lab.LabServices;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import io.parley.spi.crm.CrmAdapter;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every adapter does, against a simulated org of one mode. */
abstract class ModeContract extends AdapterContract {

    private final LabServices lab = new LabServices();
    private final SalesforceSimulator org = new SalesforceSimulator();
    private final SalesforceSimulator empty = new SalesforceSimulator();
    private final OrgMode mode;

    ModeContract(OrgMode mode) {
        this.mode = mode;
    }

    @BeforeEach
    void deploy() {
        mode.deploy(org);
    }

    @AfterEach
    void stop() {
        empty.close();
        org.close();
        lab.close();
    }

    @Override
    protected CrmAdapter adapter() {
        return adapter(org.endpoint(), org.clientSecret());
    }

    @Override
    protected CrmView crm() {
        return new SimulatorView(org, mode);
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(org.clientSecret());
    }

    @Override
    protected CrmAdapter adapterAt(URI endpoint) {
        return adapter(endpoint, org.clientSecret());
    }

    @Override
    protected CrmAdapter deadAdapter() {
        return adapter(org.endpoint(), "a-secret-of-old-4Rn6");
    }

    /** An org without what Parley writes: nobody was given the permission set. */
    @Override
    protected CrmAdapter weakAdapter() {
        empty.administrator().hide("Contact", "Description");
        return new SalesforceAdapter(
                TestConfiguration.of(empty).mode(mode.mode()).build(), lab.apiClients(), lab.htmlText());
    }

    @Override
    protected URI vendor() {
        return org.endpoint();
    }

    @Override
    protected Answer refusal(int status) {
        return switch (status) {
            case 401 -> refusal(401, "INVALID_SESSION_ID", "Session expired or invalid");
            case 403 -> refusal(403, "INSUFFICIENT_ACCESS", "insufficient access rights");
            default -> refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        };
    }

    private static Answer refusal(int status, String code, String words) {
        return Answer.text(
                status, "application/json", "[{\"errorCode\":\"" + code + "\",\"message\":\"" + words + "\"}]");
    }

    private CrmAdapter adapter(URI endpoint, String secret) {
        return new SalesforceAdapter(
                TestConfiguration.at(endpoint.toString(), org.clientId(), secret)
                        .mode(mode.mode())
                        .build(),
                lab.apiClients(),
                lab.htmlText());
    }
}
