// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailTest {

    private static final Map<String, Object> COMMENT =
            Map.of("body", "Hi", "message_type", "comment", "subtype_xmlid", "mail.mt_comment");
    private static final Map<String, Object> QUIET = Map.of("tracking_disable", true);

    private final OdooSimulator odoo = new OdooSimulator();
    private final Caller caller = new Caller(odoo);
    private long partner;
    private long lead;

    @BeforeEach
    void fill() throws Exception {
        partner = caller.create("res.partner", Map.of("name", "Jane", "email", "jane@example.com"));
        lead = caller.call(
                        "crm.lead",
                        "create",
                        List.of(Map.of("name", "A", "partner_id", partner)),
                        Map.of("context", QUIET))
                .longValue();
    }

    @AfterEach
    void close() {
        odoo.close();
    }

    private void post(Map<String, ?> keywords) throws Exception {
        caller.call("crm.lead", "message_post", List.of(lead), keywords);
    }

    private List<Object> recipients() {
        return odoo.outgoingMails().stream().map(mail -> mail.get("email_to")).toList();
    }

    private List<Object> followers() {
        return odoo.records("mail.followers").stream()
                .filter(row -> row.get("res_model").equals("crm.lead"))
                .map(row -> row.get("partner_id"))
                .toList();
    }

    @Test
    void writesToNobodyWhileNobodyFollows() throws Exception {
        post(COMMENT);

        assertThat(recipients()).isEmpty();
        assertThat(followers()).containsExactly(odoo.partnerId());
    }

    @Test
    void subscribesWhoPostsUnlessToldNotTo() throws Exception {
        post(Map.of("body", "Hi"));
        post(Map.of("body", "Hi", "message_type", "comment", "context", Map.of("mail_create_nosubscribe", true)));
        assertThat(followers()).isEmpty();

        post(Map.of("body", "Hi", "message_type", "comment", "author_id", partner));
        assertThat(followers()).containsExactly(odoo.partnerId());
    }

    @Test
    void writesToFollowersOfCommentsEvenToTheAuthor() throws Exception {
        caller.call("crm.lead", "message_subscribe", List.of(lead), List.of(partner));

        post(Map.of("body", "Note", "message_type", "comment", "subtype_xmlid", "mail.mt_note"));
        assertThat(recipients()).isEmpty();

        post(Map.of("body", "Hi", "message_type", "comment", "subtype_xmlid", "mail.mt_comment", "author_id", partner));
        assertThat(recipients()).containsExactly("jane@example.com");
        assertThat(odoo.outgoingMails().get(0))
                .containsEntry("res_id", lead)
                .containsEntry("recipient_id", partner)
                .containsEntry("body_html", "<p>Hi</p>");
    }

    @Test
    void writesToNamedPartnersInAnyCase() throws Exception {
        post(Map.of(
                "body",
                "Note",
                "message_type",
                "comment",
                "subtype_xmlid",
                "mail.mt_note",
                "partner_ids",
                List.of(partner)));

        assertThat(recipients()).containsExactly("jane@example.com");
        assertThat(followers()).doesNotContain(partner);
        post(Map.of("partner_ids", List.of(partner), "context", Map.of("mail_post_autofollow", true)));
        assertThat(followers()).contains(partner);
    }

    @Test
    void tellsAResponsibleOfEachAssignment() throws Exception {
        Map<String, Long> assignment = Map.of("user_id", odoo.representativeId());

        caller.write("crm.lead", lead, assignment);
        caller.write("crm.lead", lead, assignment);
        assertThat(recipients()).containsExactly("mara@mycompany.example", "mara@mycompany.example");

        caller.call("crm.lead", "write", List.of(List.of(lead), assignment), Map.of("context", QUIET));
        assertThat(recipients()).hasSize(2);
        post(COMMENT);
        assertThat(recipients()).hasSize(3);
    }

    @Test
    void sendsRepliesOfTheRepresentativeToFollowers() throws Exception {
        caller.call("crm.lead", "message_subscribe", List.of(lead), List.of(partner));

        odoo.logsNote(lead, "Careful");
        assertThat(recipients()).isEmpty();
        odoo.replies(lead, "Hello");

        assertThat(recipients()).containsExactly("jane@example.com");
    }

    @Test
    void forgetsMailsOfACallThatFails() throws Exception {
        caller.call("crm.lead", "message_subscribe", List.of(lead), List.of(partner));
        odoo.failSerialization(1);

        assertThat(caller.failure("crm.lead", "message_post", List.of(lead), COMMENT))
                .isNotEmpty();
        assertThat(caller.failure("crm.lead", "message_post", List.of(List.of(lead)), Map.of("any", 1)))
                .isNotEmpty();

        assertThat(recipients()).isEmpty();
    }
}
