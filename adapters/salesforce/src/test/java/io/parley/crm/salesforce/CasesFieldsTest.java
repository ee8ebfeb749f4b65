// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

/** What every adapter does that takes a mapping, where messages are case comments. */
class CasesFieldsTest extends ModeFields {

    CasesFieldsTest() {
        super(OrgMode.CASES);
    }
}
