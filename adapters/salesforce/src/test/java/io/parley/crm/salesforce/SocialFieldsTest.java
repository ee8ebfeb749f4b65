// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

/** What every adapter does that takes a mapping, where messages are social posts. */
class SocialFieldsTest extends ModeFields {

    SocialFieldsTest() {
        super(OrgMode.SOCIAL);
    }
}
