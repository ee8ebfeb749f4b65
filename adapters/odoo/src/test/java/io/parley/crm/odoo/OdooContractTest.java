// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

/** What every adapter does: conversations as leads, with messages that travel together. */
class OdooContractTest extends OdooContract {

    OdooContractTest() {
        super("lead", false);
    }
}
