// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

/** What every adapter does: conversations as tickets of what Odoo 22 will be, with messages that are posted one by one. */
class OdooJson2PostingContractTest extends OdooContract {

    OdooJson2PostingContractTest() {
        super(22, "json-2", "ticket", true);
    }
}
