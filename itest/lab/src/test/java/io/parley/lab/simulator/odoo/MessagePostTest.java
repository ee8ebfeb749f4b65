// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagePostTest {

    private final OdooSimulator odoo = new OdooSimulator();
    private final Caller caller = new Caller(odoo);
    private long partner;
    private long lead;

    @BeforeEach
    void fill() throws Exception {
        partner = caller.create("res.partner", Map.of("name", "Jane"));
        lead = caller.create("crm.lead", Map.of("name", "A", "partner_id", partner));
    }

    @AfterEach
    void close() {
        odoo.close();
    }

    private long post(Map<String, ?> keywords) throws Exception {
        return caller.call("crm.lead", "message_post", List.of(List.of(lead)), keywords)
                .longValue();
    }

    private String refused(Map<String, ?> keywords) throws Exception {
        return caller.failure("crm.lead", "message_post", List.of(lead), keywords);
    }

    @Test
    void escapesTextAndKeepsHtmlWhenTold() throws Exception {
        long text = post(Map.of("body", "1 < 2"));
        long html = post(Map.of("body", "<p>Hi<script>x</script></p>", "body_is_html", true));

        assertThat(odoo.record("mail.message", text)).containsEntry("body", "<p>1 &lt; 2</p>");
        assertThat(odoo.record("mail.message", html)).containsEntry("body", "<p>Hi</p>");
        assertThat(html).isGreaterThan(text);
    }

    @Test
    void takesIdentifierTimeAuthorAndSubtypeFromTheCaller() throws Exception {
        long id = post(Map.of(
                "body", "Hi",
                "message_type", "comment",
                "subtype_xmlid", "mail.mt_comment",
                "author_id", partner,
                "email_from", "Jane <jane@instagram.invalid>",
                "date", "2026-10-01 12:00:00",
                "message_id", "<ig.1@parley>"));

        assertThat(caller.search("mail.message", List.of(List.of("message_id", "=", "<ig.1@parley>")), Map.of()))
                .containsExactly(id);
        assertThat(odoo.record("mail.message", id))
                .containsEntry("author_id", partner)
                .containsEntry("date", "2026-10-01 12:00:00")
                .containsEntry("message_type", "comment")
                .containsEntry("is_internal", false)
                .containsEntry("model", "crm.lead")
                .containsEntry("res_id", lead);
        assertThat(caller.call("mail.message", "read", List.of(id), List.of("subtype_id"))
                        .at("/0/subtype_id/1")
                        .asText())
                .isEqualTo("Discussions");
    }

    @Test
    void doesNotCareForAMessageIdThatIsThereAlready() throws Exception {
        long first = post(Map.of("body", "Hi", "message_id", "<1@parley>"));
        long second = post(Map.of("body", "Hi", "message_id", "<1@parley>"));

        assertThat(caller.search("mail.message", List.of(List.of("message_id", "=", "<1@parley>")), Map.of()))
                .containsExactly(second, first);
    }

    @Test
    void makesANoteWhenTheSubtypeIsUnknown() throws Exception {
        long id = post(Map.of("body", "Hi", "message_type", "comment", "subtype_xmlid", "mail.mt_any"));

        assertThat(caller.search(
                        "mail.message",
                        List.of(List.of("id", "=", id), List.of("subtype_id.internal", "=", true)),
                        Map.of()))
                .containsExactly(id);
    }

    @Test
    void refusesAnAuthorWithoutAnAddress() throws Exception {
        assertThat(refused(Map.of("body", "Hi", "author_id", partner))).isEqualTo("odoo.exceptions.UserError");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertThat(refused(Map.of("body", "Hi", "any", 1))).isEqualTo("builtins.ValueError");
        assertThat(refused(Map.of("body", "Hi", "res_id", 1))).isEqualTo("builtins.ValueError");
        assertThat(refused(Map.of("body", "Hi", "message_type", "any"))).isEqualTo("builtins.ValueError");
        assertThat(refused(Map.of("body", "Hi", "message_type", "user_notification")))
                .isEqualTo("builtins.ValueError");
        assertThat(refused(Map.of("body", "Hi", "date", "2026-10-01T12:00:00Z")))
                .isEqualTo("builtins.ValueError");
        assertThat(refused(Map.of("body", "Hi", "attachment_ids", List.of("1"))))
                .isEqualTo("builtins.ValueError");
        assertThat(caller.failure("crm.lead", "message_post", List.of(lead), "Hi"))
                .isEqualTo("builtins.TypeError");
        assertThat(caller.failure("crm.lead", "message_post", List.of(lead, lead + 1)))
                .isEqualTo("builtins.ValueError");
        assertThat(caller.failure("crm.lead", "message_post", List.of(999))).isEqualTo("odoo.exceptions.MissingError");
        assertThat(odoo.records("mail.message"))
                .noneMatch(message -> message.get("body").equals("<p>Hi</p>"));
    }

    @Test
    void linksAttachments() throws Exception {
        String content = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3});
        long attachment = caller.create(
                "ir.attachment",
                Map.of("name", "photo.jpg", "datas", content, "res_model", "crm.lead", "res_id", lead));

        long id = post(Map.of("body", "Hi", "attachment_ids", List.of(attachment)));

        assertThat(odoo.record("mail.message", id)).containsEntry("attachment_ids", List.of(attachment));
        assertThat(odoo.record("ir.attachment", attachment))
                .containsEntry("mimetype", "image/jpeg")
                .containsEntry("file_size", 3L)
                .containsEntry("datas", content);
        assertThat(caller.failure("ir.attachment", "create", Map.of("name", "a", "datas", "abc=d")))
                .isEqualTo("binascii.Error");
    }

    @Test
    void hangsMessagesBelowTheRootOfTheThread() throws Exception {
        long root = caller.search(
                        "mail.message",
                        List.of(List.of("res_id", "=", lead), List.of("model", "=", "crm.lead")),
                        Map.of())
                .get(0);
        long first = post(Map.of("body", "Hi"));
        long second = post(Map.of("body", "Hi", "parent_id", first));

        assertThat(odoo.record("mail.message", first)).containsEntry("parent_id", root);
        assertThat(odoo.record("mail.message", second)).containsEntry("parent_id", root);
    }
}
