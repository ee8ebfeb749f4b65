// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

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

/** Writes messages of up to 200 conversations and 150 people in batches as the agent makes them, and keeps what became of them. */
final class Volume {

    static final int CONVERSATIONS = 200;
    static final int PEOPLE = 150;
    private static final int ROOM_FOR_PARENTS = 3;

    private final SalesforceAdapter adapter;
    private final int most;
    private final Map<String, CrmRef> links;
    private final Map<String, WriteOutcome> outcomes = new HashMap<>();

    /**
     * Writes by an adapter.
     *
     * @param most writes in a batch
     */
    Volume(SalesforceAdapter adapter, int most) {
        this(adapter, most, new HashMap<>());
    }

    private Volume(SalesforceAdapter adapter, int most, Map<String, CrmRef> links) {
        this.adapter = adapter;
        this.most = most;
        this.links = links;
    }

    /** The same people and cases, one message at a time. */
    Volume oneByOne() {
        return new Volume(adapter, ROOM_FOR_PARENTS, links);
    }

    /** What became of each write, by its key. */
    Map<String, WriteOutcome> outcomes() {
        return outcomes;
    }

    /** As many messages in each of the first conversations, one conversation after the other. */
    void deliver(String round, int conversations, int each) throws Exception {
        Map<String, CrmWrite> contacts = new LinkedHashMap<>();
        Map<String, CrmWrite> cases = new LinkedHashMap<>();
        List<CrmWrite> messages = new ArrayList<>();
        for (int i = 0; i < conversations * each; i++) {
            if (contacts.size() + cases.size() + messages.size() + ROOM_FOR_PARENTS > most) {
                send(contacts, cases, messages);
            }
            int conversation = i / each;
            String person = String.valueOf(conversation % PEOPLE);
            Parent contact = parent(Samples.person(person).id().key());
            Parent aCase = parent("case:" + conversation);
            if (contact.ref().isEmpty()) {
                contacts.putIfAbsent(
                        contact.key(), new CrmWrite.PutContact(contact.key(), null, false, Samples.person(person)));
            }
            if (aCase.ref().isEmpty()) {
                cases.putIfAbsent(
                        aCase.key(),
                        new CrmWrite.PutConversation(
                                aCase.key(),
                                null,
                                false,
                                contact,
                                Samples.conversation("c" + conversation),
                                "Question " + conversation));
            }
            String id = round + "-" + i;
            messages.add(More.message(id, "Message " + id, Direction.INBOUND, person, contact, aCase));
        }
        send(contacts, cases, messages);
    }

    private Parent parent(String key) {
        return new Parent(key, links.get(key));
    }

    private void send(Map<String, CrmWrite> contacts, Map<String, CrmWrite> cases, List<CrmWrite> messages)
            throws Exception {
        List<CrmWrite> batch = new ArrayList<>(contacts.values());
        batch.addAll(cases.values());
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
