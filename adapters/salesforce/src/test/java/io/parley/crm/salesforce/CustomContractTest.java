// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

/** What every adapter does, where messages are objects of its own. */
class CustomContractTest extends ModeContract {

    CustomContractTest() {
        super(OrgMode.CUSTOM);
    }
}
