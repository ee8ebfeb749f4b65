// SPDX-License-Identifier: Apache-2.0
package io.parley.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.RecordPreview;
import org.junit.jupiter.api.Test;

class RecordPreviewTest {

    private static final CrmRef CASE = new CrmRef("Case", "500");

    @Test
    void everythingOfANewRecordIsDifferent() {
        ObjectNode after = values().put("Subject", "Kettle").putNull("Origin");
        assertThat(RecordPreview.made("Case", after).difference()).isEqualTo(after);
    }

    @Test
    void whatStaysIsNoDifference() {
        ObjectNode before = values().put("Subject", "Kettle").put("Stars", 4).put("Rank", 1L);
        ObjectNode after = values().put("Subject", "Teapot").put("Stars", 4.0).put("Rank", 1);
        assertThat(RecordPreview.changed(CASE, before, after).difference())
                .isEqualTo(values().put("Subject", "Teapot"));
    }

    @Test
    void whatIsEmptyAndStaysEmptyIsNoDifference() {
        ObjectNode before = values().putNull("Origin").put("Stars", 4);
        ObjectNode after = values().putNull("Origin").putNull("Subject").putNull("Stars");
        assertThat(RecordPreview.changed(CASE, before, after).difference()).isEqualTo(values().putNull("Stars"));
    }

    private static ObjectNode values() {
        return JsonNodeFactory.instance.objectNode();
    }
}
