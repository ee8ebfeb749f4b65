// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.Samples;
import io.parley.model.Direction;
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

/**
 * How many calls 1,000 messages of 150 people in 200 conversations take: cold, when nobody is known yet, and warm; in a
 * burst, with batches as full as they may be, and as a trickle, one by one.
 */
class OdooCallsTest {

    private static final int PEOPLE = 150;
    private static final int CONVERSATIONS = 200;
    private static final int EACH = 5;
    private static final int TRICKLED = 10;

    private final OdooLab lab = new OdooLab();
    private final Map<String, CrmRef> links = new HashMap<>();

    @AfterEach
    void stop() {
        assertThat(lab.odoo.outgoingMails()).isEmpty();
        lab.close();
    }

    @Test
    void messagesThatTravelTogetherTakeAFewCalls() throws Exception {
        OdooAdapter adapter = lab.adapter("lead", false);
        assertThat(burst(adapter, "cold", EACH)).isLessThanOrEqualTo(45);
        assertThat(lab.odoo.records("mail.message")).hasSize(CONVERSATIONS * EACH);
        assertThat(burst(adapter, "warm", EACH)).isLessThanOrEqualTo(20);
        assertThat(trickle(adapter, "trickle, warm", 0)).isLessThanOrEqualTo(3);
        assertThat(trickle(adapter, "trickle, cold", CONVERSATIONS)).isLessThanOrEqualTo(5);
    }

    @Test
    void messagesThatArePostedTakeOneCallEach() throws Exception {
        OdooAdapter adapter = lab.adapter("lead", true);
        assertThat(burst(adapter, "posted, cold", 1)).isLessThanOrEqualTo(230);
        assertThat(burst(adapter, "posted, warm", 1)).isLessThanOrEqualTo(210);
        assertThat(trickle(adapter, "posted, trickle, warm", 0)).isLessThanOrEqualTo(4);
        assertThat(trickle(adapter, "posted, trickle, cold", CONVERSATIONS)).isLessThanOrEqualTo(6);
    }

    @Test
    void oneBadPersonCostsOneMore() throws Exception {
        lab.odoo.rejectWhere(
                "res.partner",
                "load",
                values -> "Person 149".equals(values.get("name")),
                "odoo.exceptions.ValidationError",
                "No.");
        assertThat(burst(lab.adapter(), "cold, one refused", 1)).isLessThanOrEqualTo(20);
        assertThat(lab.view.contacts()).hasSize(PEOPLE - 1);
        assertThat(lab.odoo.records("mail.message")).hasSize(CONVERSATIONS - 1);
    }

    private int burst(OdooAdapter adapter, String name, int each) throws Exception {
        lab.odoo.server().forgetCalls();
        Map<String, CrmWrite> parents = new LinkedHashMap<>();
        List<CrmWrite> messages = new ArrayList<>();
        for (int conversation = 0; conversation < CONVERSATIONS; conversation++) {
            for (int number = 0; number < each; number++) {
                if (parents.size() + messages.size() + 3 > adapter.describe().maxBatch()) {
                    send(adapter, parents, messages);
                }
                add(conversation, name + number, parents, messages);
            }
        }
        send(adapter, parents, messages);
        return told(name, lab.odoo.server().calls().size(), CONVERSATIONS * each);
    }

    /** {@return calls of the most expensive message} */
    private int trickle(OdooAdapter adapter, String name, int from) throws Exception {
        int most = 0;
        int all = 0;
        for (int conversation = from; conversation < from + TRICKLED; conversation++) {
            lab.odoo.server().forgetCalls();
            Map<String, CrmWrite> parents = new LinkedHashMap<>();
            List<CrmWrite> messages = new ArrayList<>();
            add(conversation, name, parents, messages);
            send(adapter, parents, messages);
            most = Math.max(most, lab.odoo.server().calls().size());
            all += lab.odoo.server().calls().size();
        }
        told(name, all, TRICKLED);
        return most;
    }

    private static int told(String name, int calls, int messages) {
        System.out.printf(
                "%s: %d calls for %d messages, %d for 1,000%n", name, calls, messages, calls * 1_000 / messages);
        return calls;
    }

    /** Parents that are not linked yet travel with the first of their messages. */
    private void add(int conversation, String id, Map<String, CrmWrite> parents, List<CrmWrite> messages) {
        SocialProfile person =
                Samples.person(conversation < CONVERSATIONS ? "" + conversation % PEOPLE : "" + conversation);
        Parent contact = parent(person.id().key());
        Parent lead = parent("case:" + conversation);
        if (contact.ref().isEmpty()) {
            parents.put(contact.key(), new CrmWrite.PutContact(contact.key(), null, false, person));
        }
        if (lead.ref().isEmpty()) {
            parents.put(
                    lead.key(),
                    new CrmWrite.PutConversation(
                            lead.key(),
                            null,
                            false,
                            contact,
                            Samples.conversation("" + conversation),
                            "Question " + conversation));
        }
        Message message = Message.of(
                        Samples.message(conversation + "-" + id, "").id())
                .conversation(Samples.conversation("" + conversation).id())
                .author(person.id())
                .direction(Direction.INBOUND)
                .text("Message " + id)
                .sentAt(Instant.parse("2026-05-04T12:00:00Z"))
                .build();
        messages.add(new CrmWrite.PutMessage(message.id().key(), null, false, lead, contact, message, person, 1));
    }

    private void send(OdooAdapter adapter, Map<String, CrmWrite> parents, List<CrmWrite> messages) throws Exception {
        List<CrmWrite> batch = new ArrayList<>(parents.values().stream()
                .filter(CrmWrite.PutContact.class::isInstance)
                .toList());
        parents.values().stream()
                .filter(CrmWrite.PutConversation.class::isInstance)
                .forEach(batch::add);
        batch.addAll(messages);
        List<WriteOutcome> outcomes = adapter.write(batch);
        for (int i = 0; i < batch.size(); i++) {
            if (outcomes.get(i) instanceof WriteOutcome.Done done) {
                links.put(batch.get(i).key(), done.ref());
            }
        }
        parents.clear();
        messages.clear();
    }

    private Parent parent(String key) {
        @Nullable CrmRef ref = links.get(key);
        return new Parent(key, ref);
    }
}
