// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import io.parley.spi.crm.CrmAdapter;
import org.junit.jupiter.api.BeforeEach;

/** Fields of tickets, and messages without any, as they are posted. */
class OdooTicketFieldsTest extends OdooFieldsContract {

    @BeforeEach
    void install() {
        lab.odoo.installHelpdesk();
    }

    @Override
    protected CrmAdapter adapter() {
        return lab.adapter("ticket", true);
    }
}
