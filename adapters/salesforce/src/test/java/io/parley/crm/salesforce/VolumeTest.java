// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.Samples;
import io.parley.model.Direction;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.WriteOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A thousand messages of 200 conversations and 150 new people, in batches as the agent makes them. */
class VolumeTest extends OrgTest {

    private static final int CONVERSATIONS = 200;
    private static final int PEOPLE = 150;
    private static final int MESSAGES = 5;
    private static final int ROOM_FOR_PARENTS = 3;

    private final Map<String, CrmRef> links = new HashMap<>();
    private final Map<String, WriteOutcome> outcomes = new HashMap<>();

    @Test
    void aThousandMessagesTakeFewCalls() throws Exception {
        adapter.check();
        long before = org.apiCalls();
        deliver();
        assertThat(org.apiCalls() - before).isLessThanOrEqualTo(6);
        assertThat(org.records("Contact")).hasSize(PEOPLE);
        assertThat(org.records("Parley_Profile__c")).hasSize(PEOPLE);
        assertThat(org.records("Case")).hasSize(CONVERSATIONS);
        assertThat(org.records("Parley_Message__c")).hasSize(CONVERSATIONS * MESSAGES);
        assertThat(outcomes.values()).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(WriteOutcome.Done.class));
    }

    @Test
    void oneBadRecordLeavesTheRest() throws Exception {
        org.rejectWhere(
                "Parley_Message__c",
                row -> "Message 57-3".equals(row.get("Text__c")),
                "FIELD_CUSTOM_VALIDATION_EXCEPTION",
                "Not this one");
        adapter.check();
        long before = org.apiCalls();
        deliver();
        assertThat(org.apiCalls() - before).isLessThanOrEqualTo(6);
        assertThat(org.records("Parley_Message__c")).hasSize(CONVERSATIONS * MESSAGES - 1);
        assertThat(outcomes.values().stream().filter(outcome -> !(outcome instanceof WriteOutcome.Done)))
                .hasSize(1);
    }

    private void deliver() throws Exception {
        Map<String, CrmWrite> contacts = new LinkedHashMap<>();
        List<CrmWrite> cases = new ArrayList<>();
        List<CrmWrite> messages = new ArrayList<>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            String person = String.valueOf(i % PEOPLE);
            String key = Samples.person(person).id().key();
            for (int n = 0; n < MESSAGES; n++) {
                int most = adapter.describe().maxBatch();
                if (contacts.size() + cases.size() + messages.size() + ROOM_FOR_PARENTS > most) {
                    send(contacts, cases, messages);
                }
                if (!links.containsKey(key)) {
                    contacts.putIfAbsent(key, new CrmWrite.PutContact(key, null, false, Samples.person(person)));
                }
                String caseKey = "case:" + i;
                Parent contact = new Parent(key, links.get(key));
                if (!links.containsKey(caseKey)
                        && cases.stream().noneMatch(write -> write.key().equals(caseKey))) {
                    cases.add(new CrmWrite.PutConversation(
                            caseKey, null, false, contact, Samples.conversation("c" + i), "Question " + i));
                }
                messages.add(More.message(
                        i + "-" + n,
                        "Message " + i + "-" + n,
                        Direction.INBOUND,
                        person,
                        contact,
                        new Parent(caseKey, links.get(caseKey))));
            }
        }
        send(contacts, cases, messages);
    }

    private void send(Map<String, CrmWrite> contacts, List<CrmWrite> cases, List<CrmWrite> messages) throws Exception {
        List<CrmWrite> batch = new ArrayList<>(contacts.values());
        batch.addAll(cases);
        batch.addAll(messages);
        List<WriteOutcome> results = adapter.write(batch);
        for (int i = 0; i < batch.size(); i++) {
            outcomes.put(batch.get(i).key(), results.get(i));
            if (results.get(i) instanceof WriteOutcome.Done done) {
                links.put(batch.get(i).key(), done.ref());
            }
        }
        contacts.clear();
        cases.clear();
        messages.clear();
    }
}
