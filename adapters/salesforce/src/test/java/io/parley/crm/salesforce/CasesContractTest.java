// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

/** What every adapter does, where messages are case comments. */
class CasesContractTest extends ModeContract {

    CasesContractTest() {
        super(OrgMode.CASES);
    }
}
