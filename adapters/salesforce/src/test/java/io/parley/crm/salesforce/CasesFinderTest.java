// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

/** What every adapter does that finds people, where messages are case comments. */
class CasesFinderTest extends ModeFinder {

    CasesFinderTest() {
        super(OrgMode.CASES);
    }
}
