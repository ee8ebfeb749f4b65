// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.AdapterContract;
import io.parley.lab.CrmView;
import io.parley.lab.LabServices;
import io.parley.lab.simulator.odoo.OdooSimulator;
import io.parley.spi.crm.CrmAdapter;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** What every adapter does, and that none of it makes Odoo send mail. */
class OdooContractTest extends AdapterContract {

    private final LabServices lab = new LabServices();
    private final OdooSimulator odoo = new OdooSimulator();

    OdooContractTest() {
        odoo.withdrawSettings();
    }

    @AfterEach
    void stop() {
        assertThat(odoo.outgoingMails()).isEmpty();
        odoo.close();
        lab.close();
    }

    @Override
    protected CrmAdapter adapter() {
        return new OdooAdapter(
                new TestConfiguration(odoo.endpoint().toString(), odoo.database(), odoo.login(), odoo.apiKey(), "lead"),
                lab.apiClients(),
                lab.htmlText());
    }

    @Override
    protected CrmView crm() {
        return new ChatterView(odoo, lab.htmlText());
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(odoo.apiKey());
    }
}
