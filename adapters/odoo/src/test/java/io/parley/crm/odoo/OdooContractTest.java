// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

/** What every adapter does: conversations as leads of Odoo 17, with messages that travel together. */
class OdooContractTest extends OdooContract {

    OdooContractTest() {
        super(17, "json-rpc", "lead", false);
    }
}
