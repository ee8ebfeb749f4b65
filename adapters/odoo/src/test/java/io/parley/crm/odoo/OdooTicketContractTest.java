// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

/** What every adapter does: conversations as tickets of Odoo 18, with messages that travel together. */
class OdooTicketContractTest extends OdooContract {

    OdooTicketContractTest() {
        super(18, "json-rpc", "ticket", false);
    }
}
