// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepresentativeTest {

    private final OdooSimulator odoo = new OdooSimulator();
    private final Caller caller = new Caller(odoo);
    private long lead;

    @BeforeEach
    void fill() throws Exception {
        lead = caller.create("crm.lead", Map.of("name", "A"));
    }

    @AfterEach
    void close() {
        odoo.close();
    }

    private JsonNode lastEvent() throws Exception {
        return caller.call(
                        "mail.message",
                        "search_read",
                        List.of(List.of(List.of("message_type", "=", "notification"), List.of("res_id", "=", lead))),
                        Map.of("limit", 1, "fields", List.of("subtype_id", "tracking_value_ids", "author_id")))
                .get(0);
    }

    @Test
    void replyAndNoteDifferByTheirSubtypeAlone() throws Exception {
        long reply = odoo.replies(lead, "Hello");
        long note = odoo.logsNote(lead, "Careful");
        List<?> comments = List.of(
                List.of("id", ">", 0),
                List.of("message_type", "=", "comment"),
                List.of("is_internal", "=", false),
                List.of("author_id", "!=", odoo.partnerId()));

        assertThat(caller.search("mail.message", comments, Map.of("order", "id")))
                .containsExactly(reply, note);
        assertThat(caller.search(
                        "mail.message",
                        List.of(List.of("id", "in", List.of(reply, note)), List.of("subtype_id.internal", "=", false)),
                        Map.of()))
                .containsExactly(reply);
        assertThat(odoo.record("mail.message", reply)).containsEntry("author_id", odoo.representativePartnerId());
    }

    @Test
    void winningIsTracked() throws Exception {
        odoo.marksWon(lead);

        JsonNode event = lastEvent();
        assertThat(event.at("/subtype_id/1").asText()).isEqualTo("Opportunity Won");
        assertThat(event.at("/author_id/0").longValue()).isEqualTo(odoo.representativePartnerId());
        JsonNode value = caller.call(
                        "mail.tracking.value", "read", List.of(event.at("/tracking_value_ids/0")), List.of())
                .get(0);
        assertThat(value.path("old_value_char").asText()).isEqualTo("New");
        assertThat(value.path("new_value_char").asText()).isEqualTo("Won");
        assertThat(value.at("/field_id/1").asText()).isEqualTo("Stage (crm.lead)");
        assertThat(odoo.record("crm.lead", lead)).containsEntry("probability", 100.0);
    }

    @Test
    void losingArchives() throws Exception {
        odoo.marksLost(lead);

        assertThat(lastEvent().at("/subtype_id/1").asText()).isEqualTo("Opportunity Lost");
        assertThat(caller.search("crm.lead", List.of(), Map.of())).isEmpty();
        assertThat(odoo.record("crm.lead", lead)).containsEntry("active", false).containsEntry("probability", 0.0);
    }

    @Test
    void deletingTakesTheThreadAlong() throws Exception {
        odoo.replies(lead, "Hello");

        odoo.unlinks("crm.lead", lead);

        assertThat(odoo.records("mail.message"))
                .noneMatch(message -> message.get("res_id").equals(lead));
        assertThat(odoo.records("mail.followers"))
                .noneMatch(row -> row.get("res_model").equals("crm.lead"));
        assertThat(caller.failingWrite("crm.lead", lead, Map.of("name", "B")))
                .isEqualTo("odoo.exceptions.MissingError");
    }

    @Test
    void renamingAContactIsLoggedAsANote() throws Exception {
        long partner = caller.create("res.partner", Map.of("name", "Jane"));

        odoo.renames("res.partner", partner, "Jane Doe");

        assertThat(odoo.record("res.partner", partner)).containsEntry("name", "Jane Doe");
        assertThat(odoo.records("mail.tracking.value").get(0))
                .containsEntry("old_value_char", "Jane")
                .containsEntry("new_value_char", "Jane Doe");
        assertThat(odoo.outgoingMails()).isEmpty();
    }
}
