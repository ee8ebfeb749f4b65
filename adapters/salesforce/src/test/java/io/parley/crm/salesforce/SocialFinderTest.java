// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

/** What every adapter does that finds people, where messages are social posts. */
class SocialFinderTest extends ModeFinder {

    SocialFinderTest() {
        super(OrgMode.SOCIAL);
    }
}
