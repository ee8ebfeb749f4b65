// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

/** What every adapter does: conversations as leads of Odoo 19 by JSON-2, with messages that travel together. */
class OdooJson2ContractTest extends OdooContract {

    OdooJson2ContractTest() {
        super(19, "json-2", "lead", false);
    }
}
