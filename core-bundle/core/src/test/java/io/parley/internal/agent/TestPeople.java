// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.model.ContactPoint;
import io.parley.spi.SyncException;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.FoundContact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The contacts of a CRM, those that people made among them, and with whom each social profile stands. */
final class TestPeople {

    private static final String CONTACT = "Contact";

    private final TestKeys keys;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, List<String>> points = new HashMap<>();
    private final Map<String, String> bios = new HashMap<>();
    private final Map<String, String> profiles = new HashMap<>();
    private final List<Integer> asked = new ArrayList<>();
    private final Deque<SyncException> faults = new ArrayDeque<>();
    private Predicate<ContactQuestion> refused = question -> false;
    private Predicate<ContactQuestion> broken = question -> false;
    private Runnable meanwhile = () -> {};
    private boolean searching;
    private int writes;

    TestPeople(TestKeys keys) {
        this.keys = keys;
    }

    /** A person of the CRM makes a contact. */
    String make(String name, String... emailsAndPhones) {
        String id = keys.newId(CONTACT);
        names.put(id, name);
        points.put(id, List.of(emailsAndPhones));
        return id;
    }

    void failNextFind(SyncException fault) {
        faults.add(fault);
    }

    /** Whoever asks for one of these gets no answer at all. */
    void refuse(Predicate<ContactQuestion> questions) {
        refused = questions;
    }

    /** Whoever asks for one of these finds a defect. */
    void breakDown(Predicate<ContactQuestion> questions) {
        broken = questions;
    }

    /** Something happens while a search is on its way. */
    void meanwhile(Runnable work) {
        meanwhile = work;
    }

    /** How many questions came together, each time. */
    List<Integer> asked() {
        return asked;
    }

    Map<String, String> names() {
        return names;
    }

    String bioOf(String id) {
        return bios.get(id);
    }

    /** With which contact a social profile stands. */
    @Nullable String holderOf(String key) {
        return profiles.get(key);
    }

    /** How often a contact was written. */
    int writes() {
        return writes;
    }

    void merge(String survivor, String loser) {
        names.remove(loser);
        profiles.replaceAll((key, id) -> id.equals(loser) ? survivor : id);
    }

    List<List<FoundContact>> find(List<ContactQuestion> questions) throws SyncException {
        asked.add(questions.size());
        if (!searching) {
            searching = true;
            meanwhile.run();
            searching = false;
        }
        if (!faults.isEmpty()) {
            throw faults.poll();
        }
        if (questions.stream().anyMatch(refused)) {
            throw new SyncException.ItemRejected("this address is not allowed in a search");
        }
        if (questions.stream().anyMatch(broken)) {
            throw new IllegalStateException("a defect");
        }
        return questions.stream().map(this::candidates).toList();
    }

    private List<FoundContact> candidates(ContactQuestion question) {
        List<String> wanted =
                question.points().stream().map(ContactPoint::value).toList();
        return names.keySet().stream()
                .filter(id -> points.getOrDefault(id, List.of()).stream().anyMatch(wanted::contains))
                .map(this::found)
                .toList();
    }

    private FoundContact found(String id) {
        FoundContact.Builder found = FoundContact.of(new CrmRef(CONTACT, id), names.get(id));
        points.get(id).forEach(point -> {
            if (point.contains("@")) {
                found.email(point);
            } else {
                found.phone(point);
            }
        });
        return found.build();
    }

    String put(CrmWrite.PutContact write) {
        write.separatedFrom().forEach(other -> keys.forget(CONTACT, write.key(), other.id()));
        String id = keys.idOf(write, CONTACT);
        keys.lead(CONTACT, write.key(), id);
        names.putIfAbsent(id, write.profile().displayName());
        write.profile().bio().ifPresent(bio -> bios.put(id, bio));
        profiles.put(write.key(), id);
        writes++;
        return id;
    }
}
