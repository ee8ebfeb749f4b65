// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.Samples;
import io.parley.model.Direction;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a lost lead when its customer writes, as the agent says. */
class CaseLifeTest {

    private final OdooLab lab = new OdooLab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aMessageOpensALostLeadOnlyIfItSaysSo() throws Exception {
        List<CrmRef> refs = lab.write(Samples.question("1", "Hello?"));
        lab.odoo.marksLost(lab.lead());
        CrmWrite.PutMessage late = (CrmWrite.PutMessage)
                Samples.more("2", "Thank you", Direction.INBOUND, refs, "1").get(0);
        lab.write(List.of(late.leavingClosed()));
        assertThat(lab.odoo.record("crm.lead", lab.lead())).containsEntry("active", false);
        lab.write(Samples.more("3", "Still there?", Direction.INBOUND, refs, "1"));
        assertThat(lab.odoo.record("crm.lead", lab.lead())).containsEntry("active", true);
    }

    @Test
    void aLeadLeadsToTheOneBeforeIt() throws Exception {
        List<CrmRef> refs = lab.write(Samples.question("1", "Hello?"));
        List<CrmRef> next = lab.write(List.of(new CrmWrite.PutConversation(
                        "case:1:2",
                        null,
                        false,
                        new Parent(Samples.person("1").id().key(), refs.get(0)),
                        Samples.conversation("1"),
                        "Again")
                .after(refs.get(1))));
        assertThat(lab.odoo
                        .record("crm.lead", Long.parseLong(next.get(0).id()))
                        .get("description")
                        .toString())
                .contains("model=crm.lead&amp;res_id=" + refs.get(1).id());
    }
}
