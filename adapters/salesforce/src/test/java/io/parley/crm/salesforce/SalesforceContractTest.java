// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import io.parley.lab.AdapterContract;
import io.parley.lab.CrmView;
import io.parley.lab.LabServices;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import io.parley.spi.crm.CrmAdapter;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every adapter does, against a simulated org. */
class SalesforceContractTest extends AdapterContract {

    private final LabServices lab = new LabServices();
    private final SalesforceSimulator org = new SalesforceSimulator();

    @BeforeEach
    void deploy() {
        org.deploy(Path.of("metadata"));
    }

    @AfterEach
    void stop() {
        org.close();
        lab.close();
    }

    @Override
    protected CrmAdapter adapter() {
        return new SalesforceAdapter(TestConfiguration.of(org), lab.apiClients());
    }

    @Override
    protected CrmView crm() {
        return new SimulatorView(org);
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(org.clientSecret());
    }
}
