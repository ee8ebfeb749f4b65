// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.Samples;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.WriteOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many calls a busy morning takes: 1,000 messages of 150 new people in 200 conversations. */
class OdooCallsTest {

    private static final int PEOPLE = 150;
    private static final int CONVERSATIONS = 200;
    private static final int EACH = 5;

    private final OdooLab lab = new OdooLab();
    private final Map<String, CrmRef> links = new HashMap<>();

    @AfterEach
    void stop() {
        assertThat(lab.odoo.outgoingMails()).isEmpty();
        lab.close();
    }

    @Test
    void littleMoreThanOneForEachMessage() throws Exception {
        List<WriteOutcome> outcomes = deliver();
        assertThat(outcomes).hasOnlyElementsOfType(WriteOutcome.Done.class);
        assertThat(lab.odoo.records("mail.message")).hasSize(CONVERSATIONS * EACH);
        assertThat(lab.odoo.server().calls("POST", "/jsonrpc")).isLessThanOrEqualTo(1_050);
    }

    @Test
    void oneBadPersonCostsOneMore() throws Exception {
        lab.odoo.rejectWhere(
                "res.partner",
                "load",
                values -> "Person 149".equals(values.get("name")),
                "odoo.exceptions.ValidationError",
                "No.");
        deliver();
        assertThat(lab.view.contacts()).hasSize(PEOPLE - 1);
        assertThat(lab.odoo.records("mail.message")).hasSize((CONVERSATIONS - 1) * EACH);
        assertThat(lab.odoo.server().calls("POST", "/jsonrpc")).isLessThanOrEqualTo(1_050);
    }

    /** In batches as the agent makes them: parents that are not linked yet travel with the first of their messages. */
    private List<WriteOutcome> deliver() throws Exception {
        List<WriteOutcome> outcomes = new ArrayList<>();
        Map<String, CrmWrite> batch = new LinkedHashMap<>();
        List<CrmWrite> messages = new ArrayList<>();
        for (int conversation = 0; conversation < CONVERSATIONS; conversation++) {
            SocialProfile person = Samples.person(String.valueOf(conversation % PEOPLE));
            for (int number = 0; number < EACH; number++) {
                if (batch.size() + messages.size() + 3
                        > lab.adapter().describe().maxBatch()) {
                    outcomes.addAll(send(batch, messages));
                }
                Parent contact = parent(person.id().key());
                Parent lead = parent("case:" + conversation);
                if (contact.ref().isEmpty()) {
                    batch.put(contact.key(), new CrmWrite.PutContact(contact.key(), null, false, person));
                }
                if (lead.ref().isEmpty()) {
                    batch.put(
                            lead.key(),
                            new CrmWrite.PutConversation(
                                    lead.key(),
                                    null,
                                    false,
                                    contact,
                                    Samples.conversation(String.valueOf(conversation)),
                                    "Question " + conversation));
                }
                messages.add(message(conversation + "-" + number, person, contact, lead));
            }
        }
        outcomes.addAll(send(batch, messages));
        return outcomes;
    }

    private List<WriteOutcome> send(Map<String, CrmWrite> parents, List<CrmWrite> messages) throws Exception {
        List<CrmWrite> batch = new ArrayList<>(parents.values().stream()
                .filter(CrmWrite.PutContact.class::isInstance)
                .toList());
        parents.values().stream()
                .filter(CrmWrite.PutConversation.class::isInstance)
                .forEach(batch::add);
        batch.addAll(messages);
        List<WriteOutcome> outcomes = lab.adapter().write(batch);
        for (int i = 0; i < batch.size(); i++) {
            if (outcomes.get(i) instanceof WriteOutcome.Done done) {
                links.put(batch.get(i).key(), done.ref());
            }
        }
        parents.clear();
        messages.clear();
        return outcomes;
    }

    private Parent parent(String key) {
        @Nullable CrmRef ref = links.get(key);
        return new Parent(key, ref);
    }

    private static CrmWrite message(String id, SocialProfile person, Parent contact, Parent lead) {
        Message message = Message.of(Samples.message(id, "").id())
                .conversation(Samples.conversation(id).id())
                .author(person.id())
                .text("Message " + id)
                .sentAt(Instant.parse("2026-05-04T12:00:00Z"))
                .build();
        return new CrmWrite.PutMessage(message.id().key(), null, false, lead, contact, message, person, 1);
    }
}
