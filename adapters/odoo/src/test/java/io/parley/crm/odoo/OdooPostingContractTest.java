// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

/** What every adapter does: conversations as opportunities of Odoo 16, with messages that are posted one by one. */
class OdooPostingContractTest extends OdooContract {

    OdooPostingContractTest() {
        super(16, "json-rpc", "opportunity", true);
    }
}
