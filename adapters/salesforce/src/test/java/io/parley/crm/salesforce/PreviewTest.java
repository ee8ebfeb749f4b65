// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.Samples;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.FieldValues;
import io.parley.spi.crm.RecordPreview;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is foretold beyond what every adapter foretells. */
class PreviewTest extends OrgTest {

    @Test
    void whatIsThereIsRecognisedByItsKeyAndStaysAsPeopleEditedIt() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "Where is my parcel?"));
        org.rename(refs.get(0).id(), "Jane", "Doe");
        org.close(refs.get(1).id());
        List<List<RecordPreview>> previews = adapter.preview(Samples.question("1", "Where is my parcel?"));
        assertThat(previews).hasSize(3);
        for (int i = 0; i < previews.size(); i++) {
            assertThat(previews.get(i).get(0).ref()).contains(refs.get(i));
            assertThat(previews.get(i))
                    .allSatisfy(one -> assertThat(one.difference()).isEmpty());
        }
    }

    @Test
    void anEditIsForetoldAsItIsWritten() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "Where is my parcle?"));
        List<CrmWrite> edit = Samples.edit("1", "Where is my parcel?", refs);
        RecordPreview preview = adapter.preview(edit).get(0).get(0);
        assertThat(preview.ref()).contains(refs.get(2));
        assertThat(preview.before().path("Text__c").asText()).isEqualTo("Where is my parcle?");
        assertThat(preview.difference().properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("Name", "Text__c", "Revision__c");
        write(edit);
        assertThat(adapter.preview(edit).get(0).get(0).difference()).isEmpty();
    }

    @Test
    void aBatchTakesTwoCalls() throws Exception {
        List<CrmWrite> batch = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            batch.addAll(Samples.question("p" + i, "Question"));
        }
        adapter.check();
        long before = org.apiCalls();
        assertThat(adapter.preview(batch)).hasSize(390).allSatisfy(previews -> assertThat(previews)
                .isNotEmpty());
        assertThat(org.apiCalls() - before).isEqualTo(2);
        assertThat(org.records("Contact")).isEmpty();
    }

    @Test
    void severalChoicesAreOneTextInSalesforce() throws Exception {
        List<CrmWrite> question = new ArrayList<>(Samples.question("1", "?"));
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        values.putArray("Reason").add("Delivery").add("Payment");
        question.set(
                1,
                ((CrmWrite.PutConversation) question.get(1))
                        .with(FieldValues.of(values, JsonNodeFactory.instance.objectNode())));
        write(question);
        assertThat(only("Case")).containsEntry("Reason", "Delivery;Payment");
    }
}
