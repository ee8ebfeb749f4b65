// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

/** What every adapter does that finds people, where messages are objects of its own. */
class CustomFinderTest extends ModeFinder {

    CustomFinderTest() {
        super(OrgMode.CUSTOM);
    }
}
