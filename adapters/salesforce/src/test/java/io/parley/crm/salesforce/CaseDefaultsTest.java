// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.lab.Samples;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.FieldValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What new cases have besides. */
class CaseDefaultsTest extends OrgTest {

    @Test
    void theQueueTheRecordTypeAndThePriorityAreThere() throws Exception {
        String queue = org.create("Group", Map.of("Name", "Social", "DeveloperName", "Social", "Type", "Queue"));
        org.create("Group", Map.of("Name", "All", "DeveloperName", "All", "Type", "Regular"));
        String recordType = org.create(
                "RecordType", Map.of("Name", "Social case", "DeveloperName", "Social", "SobjectType", "Case"));
        SalesforceAdapter adapter = adapter(TestConfiguration.of(org)
                .with("queue", "Social")
                .with("recordType", "Social")
                .with("priority", "High"));
        assertThat(adapter.check().warnings()).isEmpty();
        write(adapter, Samples.question("1", "?"));
        assertThat(only("Case"))
                .containsEntry("OwnerId", queue)
                .containsEntry("RecordTypeId", recordType)
                .containsEntry("Priority", "High");
    }

    @Test
    void aMappingKnowsBetter() throws Exception {
        SalesforceAdapter adapter = adapter(TestConfiguration.of(org).with("priority", "High"));
        List<CrmWrite> question = new ArrayList<>(Samples.question("1", "?"));
        question.set(
                1,
                ((CrmWrite.PutConversation) question.get(1))
                        .with(FieldValues.of(
                                JsonNodeFactory.instance.objectNode().put("Priority", "Low"),
                                JsonNodeFactory.instance.objectNode())));
        write(adapter, question);
        assertThat(only("Case")).containsEntry("Priority", "Low");
    }

    @Test
    void whatTheOrgLacksIsNamedWithWhatItHas() {
        org.create("Group", Map.of("Name", "Social", "DeveloperName", "Social", "Type", "Queue"));
        assertThatThrownBy(() -> adapter(TestConfiguration.of(org).with("queue", "Sales"))
                        .check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("no queue with the developer name Sales, but Social");
        assertThatThrownBy(() -> adapter(TestConfiguration.of(org).with("recordType", "Sales"))
                        .write(Samples.question("1", "?")))
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("no record type with the developer name Sales, but none at all");
        assertThat(org.records("Case")).isEmpty();
    }
}
