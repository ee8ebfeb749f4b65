// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.ContactPoint;
import io.parley.spi.SyncException;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.FoundContact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for people among contacts that are not archived: by e-mail address, phone number and handle. Leads with such an
 * address or number name their contacts too.
 */
final class ContactSearch {

    private static final int MOST_FOUND = 1_000;
    private static final int MOST_CANDIDATES = 20;

    private final OdooSession odoo;
    private final CaseType caseType;

    ContactSearch(OdooSession odoo, CaseType caseType) {
        this.odoo = odoo;
        this.caseType = caseType;
    }

    List<List<FoundContact>> find(List<ContactQuestion> questions) throws SyncException, InterruptedException {
        List<String> wanted = Stream.of(
                        List.of("name"),
                        Likeness.EMAILS,
                        Likeness.PHONES,
                        List.of(ProfileFields.CHANNEL, ProfileFields.HANDLE))
                .flatMap(List::stream)
                .toList();
        return find(questions, Fields.of(odoo, Models.PARTNER, wanted), wanted);
    }

    private List<List<FoundContact>> find(List<ContactQuestion> questions, Fields fields, List<String> wanted)
            throws SyncException, InterruptedException {
        Map<String, JsonNode> contacts = new LinkedHashMap<>();
        List<String> present = wanted.stream().filter(fields::has).toList();
        boolean all = search(domain(questions, fields), present, contacts);
        List<JsonNode> leads = new ArrayList<>();
        if (caseType != CaseType.TICKET) {
            leads.addAll(leads(questions));
            all &= leads.size() < MOST_FOUND;
            Set<Long> more = new LinkedHashSet<>();
            leads.forEach(lead -> more.add(contactOf(lead)));
            more.removeIf(id -> contacts.containsKey(String.valueOf(id)));
            if (!more.isEmpty()) {
                search(List.of(List.of("id", "in", more)), present, contacts);
            }
        }
        if (!all && questions.size() > 1) {
            int half = questions.size() / 2;
            List<List<FoundContact>> found = new ArrayList<>(find(questions.subList(0, half), fields, wanted));
            found.addAll(find(questions.subList(half, questions.size()), fields, wanted));
            return found;
        }
        return questions.stream()
                .map(question -> candidates(question, contacts.values(), leads))
                .toList();
    }

    /** {@return whether these are all} */
    private boolean search(List<?> domain, List<String> fields, Map<String, JsonNode> contacts)
            throws SyncException, InterruptedException {
        if (domain.isEmpty()) {
            return true;
        }
        List<Object> ofPeople = new ArrayList<>(List.of(
                List.of("type", "not in", List.of("invoice", "delivery")),
                List.of("user_ids", "not in", List.of(odoo.user()))));
        ofPeople.addAll(domain);
        JsonNode found = odoo.read(
                Models.PARTNER,
                "search_read",
                Map.of("domain", ofPeople, "fields", fields, "order", "id", "limit", MOST_FOUND));
        found.forEach(contact -> contacts.put(contact.path("id").asText(), contact));
        return found.size() < MOST_FOUND;
    }

    private static List<?> domain(List<ContactQuestion> questions, Fields fields) {
        List<List<Object>> any = points(questions, fields);
        Set<String> handles = new LinkedHashSet<>();
        questions.forEach(question -> question.handle().ifPresent(handles::add));
        if (!handles.isEmpty() && fields.has(ProfileFields.HANDLE)) {
            any.add(List.of(ProfileFields.HANDLE, "in", handles));
        }
        return anyOf(any);
    }

    private static List<List<Object>> points(List<ContactQuestion> questions, Fields fields) {
        Set<String> emails = new LinkedHashSet<>();
        Set<String> phones = new LinkedHashSet<>();
        for (ContactQuestion question : questions) {
            emails.addAll(Likeness.points(question, ContactPoint.Kind.EMAIL));
            phones.addAll(Likeness.points(question, ContactPoint.Kind.PHONE));
        }
        List<List<Object>> any = new ArrayList<>();
        if (!emails.isEmpty()) {
            any.add(List.of("email_normalized", "in", emails));
        }
        if (!phones.isEmpty()) {
            Likeness.PHONES.stream().filter(fields::has).forEach(field -> any.add(List.of(field, "in", phones)));
        }
        return any;
    }

    private static List<?> anyOf(List<List<Object>> conditions) {
        List<Object> domain = new ArrayList<>(Collections.nCopies(Math.max(0, conditions.size() - 1), "|"));
        domain.addAll(conditions);
        return domain;
    }

    /** Lost ones too, as Odoo looks for duplicates among them. */
    private List<JsonNode> leads(List<ContactQuestion> questions) throws SyncException, InterruptedException {
        List<String> wanted = Stream.of(Likeness.EMAILS, Likeness.PHONES)
                .flatMap(List::stream)
                .toList();
        Fields fields = Fields.of(odoo, Models.LEAD, wanted);
        List<?> any = anyOf(points(questions, fields));
        List<JsonNode> leads = new ArrayList<>();
        if (!any.isEmpty()) {
            List<Object> domain = new ArrayList<>(List.of(List.of("partner_id", "!=", false)));
            domain.addAll(any);
            List<String> present = new ArrayList<>(List.of("partner_id"));
            wanted.stream().filter(fields::has).forEach(present::add);
            odoo.read(
                            Models.LEAD,
                            "search_read",
                            Map.of(
                                    "domain",
                                    domain,
                                    "fields",
                                    present,
                                    "order",
                                    "id desc",
                                    "limit",
                                    MOST_FOUND,
                                    "context",
                                    Models.ARCHIVED_TOO))
                    .forEach(leads::add);
        }
        return leads;
    }

    private static List<FoundContact> candidates(
            ContactQuestion question, Collection<JsonNode> contacts, List<JsonNode> leads) {
        List<FoundContact> candidates = new ArrayList<>();
        for (JsonNode contact : contacts) {
            List<JsonNode> likeLeads = leads.stream()
                    .filter(lead -> contactOf(lead) == contact.path("id").asLong())
                    .filter(lead -> Likeness.byPoint(question, lead))
                    .toList();
            boolean byHandle = Likeness.byHandle(question, contact);
            if (byHandle || !likeLeads.isEmpty() || Likeness.byPoint(question, contact)) {
                candidates.add(candidate(contact, likeLeads, byHandle));
            }
        }
        return candidates.stream().limit(MOST_CANDIDATES).toList();
    }

    private static FoundContact candidate(JsonNode contact, List<JsonNode> leads, boolean byHandle) {
        CrmRef ref = new CrmRef(Models.PARTNER, contact.path("id").asText());
        FoundContact.Builder found = FoundContact.of(ref, contact.path("name").asText())
                .handleKnown(byHandle)
                .duplicate(!leads.isEmpty());
        Set<String> emails = Likeness.texts(contact, Likeness.EMAILS);
        Set<String> phones = Likeness.texts(contact, Likeness.PHONES);
        leads.forEach(lead -> {
            emails.addAll(Likeness.texts(lead, Likeness.EMAILS));
            phones.addAll(Likeness.texts(lead, Likeness.PHONES));
        });
        emails.forEach(found::email);
        phones.forEach(found::phone);
        return found.build();
    }

    private static long contactOf(JsonNode lead) {
        return lead.path("partner_id").path(0).asLong();
    }
}
