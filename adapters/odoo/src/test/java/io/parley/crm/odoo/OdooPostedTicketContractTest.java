// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

/** What every adapter does: conversations as tickets, with messages that are posted one by one. */
class OdooPostedTicketContractTest extends OdooContract {

    OdooPostedTicketContractTest() {
        super("ticket", true);
    }
}
