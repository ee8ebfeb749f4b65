// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

/** What every adapter does: conversations as opportunities, with messages that are posted one by one. */
class OdooPostingContractTest extends OdooContract {

    OdooPostingContractTest() {
        super("opportunity", true);
    }
}
