// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.Samples;
import io.parley.model.Direction;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.WriteOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Conversations as tickets of the Helpdesk app. */
class OdooTicketTest {

    private final OdooLab lab = new OdooLab();

    @AfterEach
    void stop() {
        assertThat(lab.odoo.outgoingMails()).isEmpty();
        lab.close();
    }

    @Test
    void withoutTheAppTheCheckSaysSo() {
        assertThatThrownBy(() -> lab.adapter("ticket", false).check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("install the app Helpdesk");
        lab.odoo.installHelpdesk();
        assertThat(lab.adapter("ticket", false)).satisfies(OdooAdapter::check);
    }

    @Test
    void aTicketBelongsToTheContactAndTheTeamSharesItOut() throws Exception {
        lab.odoo.installHelpdesk();
        List<CrmRef> refs = write(Samples.question("1", "Where is my parcel?"));
        assertThat(lab.odoo.record("helpdesk.ticket", 1))
                .containsEntry("name", "Question 1")
                .containsEntry("partner_id", Long.valueOf(refs.get(0).id()))
                .containsEntry("partner_name", "Person 1")
                .containsEntry("team_id", 1L)
                .containsEntry("user_id", false);
        assertThat(refs).extracting(CrmRef::type).containsExactly("res.partner", "helpdesk.ticket", "mail.message");
        assertThat(lab.odoo.records("mail.followers")).isEmpty();
    }

    @Test
    void aMessageInASolvedTicketOpensItAgain() throws Exception {
        lab.odoo.installHelpdesk();
        List<CrmRef> refs = write(Samples.question("1", "Where is my parcel?"));
        lab.odoo.writes("helpdesk.ticket", 1, Map.of("user_id", lab.odoo.representativeId()));
        lab.odoo.solves(1);
        lab.odoo.writes("helpdesk.ticket", 1, Map.of("active", false));
        write(Samples.more("2", "Hello?", Direction.INBOUND, refs, "1"));
        assertThat(lab.odoo.record("helpdesk.ticket", 1))
                .containsEntry("active", true)
                .containsEntry("stage_id", 1L)
                .containsEntry("user_id", lab.odoo.representativeId());
        write(Samples.more("3", "We said that", Direction.OUTBOUND, refs, "1"));
        lab.odoo.solves(1);
        write(Samples.more("4", "And that", Direction.OUTBOUND, refs, "1"));
        assertThat(lab.odoo.record("helpdesk.ticket", 1)).containsEntry("stage_id", 3L);
    }

    @Test
    void solvingAndReopeningAreTold() throws Exception {
        lab.odoo.installHelpdesk();
        write(Samples.question("1", "Where is my parcel?"));
        lab.odoo.solves(1);
        assertThat(closed()).containsExactly(true);
        lab.odoo.writes("helpdesk.ticket", 1, Map.of("stage_id", 2L));
        assertThat(closed()).containsExactly(false, false);
    }

    private List<Boolean> closed() throws Exception {
        return lab.adapter("ticket", false).events(new EventRequest(null, Instant.EPOCH, 100)).events().stream()
                .map(event -> ((CrmEvent.ConversationClosed) event).closed())
                .toList();
    }

    private List<CrmRef> write(List<CrmWrite> batch) throws Exception {
        return lab.adapter("ticket", false).write(batch).stream()
                .map(outcome -> ((WriteOutcome.Done) outcome).ref())
                .toList();
    }
}
