// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.Samples;
import io.parley.model.Direction;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a closed case when its customer writes, as the agent says. */
class CaseLifeTest extends OrgTest {

    @Test
    void aMessageOpensAClosedCaseOnlyIfItSaysSo() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "Hello?"));
        org.close(refs.get(1).id());
        CrmWrite.PutMessage late = (CrmWrite.PutMessage)
                Samples.more("2", "Thank you", Direction.INBOUND, refs, "1").get(0);
        write(List.of(late.leavingClosed()));
        assertThat(only("Case")).containsEntry("IsClosed", true);
        write(Samples.more("3", "Still there?", Direction.INBOUND, refs, "1"));
        assertThat(only("Case")).containsEntry("IsClosed", false);
    }

    @Test
    void aCasePointsToTheOneBeforeIt() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "Hello?"));
        List<CrmRef> next = write(List.of(new CrmWrite.PutConversation(
                        "case:1:2",
                        null,
                        false,
                        new Parent(Samples.person("1").id().key(), refs.get(0)),
                        Samples.conversation("1"),
                        "Again")
                .after(refs.get(1))));
        assertThat(org.record(next.get(0).id()))
                .containsEntry("ParentId", refs.get(1).id());
    }
}
