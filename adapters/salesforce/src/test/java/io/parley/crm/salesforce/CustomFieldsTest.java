// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

/** What every adapter does that takes a mapping, where messages are objects of its own. */
class CustomFieldsTest extends ModeFields {

    CustomFieldsTest() {
        super(OrgMode.CUSTOM);
    }
}
