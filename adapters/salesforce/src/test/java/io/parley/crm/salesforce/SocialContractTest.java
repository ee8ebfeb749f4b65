// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

/** What every adapter does, where messages are social posts. */
class SocialContractTest extends ModeContract {

    SocialContractTest() {
        super(OrgMode.SOCIAL);
    }
}
