// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.lab.ManyForetold;
import io.parley.spi.crm.CrmWrite;
import org.junit.jupiter.api.Test;

/** What every adapter does that takes a mapping, where messages are objects of its own. */
class CustomFieldsTest extends ModeFields {

    CustomFieldsTest() {
        super(OrgMode.CUSTOM);
    }

    @Test
    void whatIsForetoldOfManyMessagesIsWhatIsChanged() throws Exception {
        new ManyForetold(
                        adapter(),
                        fields(),
                        CrmWrite.Kind.CONVERSATION,
                        "Description",
                        number -> JsonNodeFactory.instance.textNode("Line " + number))
                .check();
    }
}
