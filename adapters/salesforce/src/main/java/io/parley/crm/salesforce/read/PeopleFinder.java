// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.mode.Json;
import io.parley.crm.salesforce.mode.Mode;
import io.parley.crm.salesforce.org.Composite;
import io.parley.crm.salesforce.org.OrgSchema;
import io.parley.model.ContactPoint;
import io.parley.spi.SyncException;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.FoundContact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks people up, person accounts included: Salesforce shows those as contacts. It asks for the records themselves and not in
 * the search index, which lags behind what is written.
 */
public final class PeopleFinder {

    private static final int MOST_CANDIDATES = 20;
    private static final int MOST_ROWS = 2_000;
    private static final int MOST_LETTERS = 3_000;
    private static final int LEAST_DIGITS = 6;
    private static final List<String> FIELDS =
            List.of("Id", "Name", "Email", "Phone", "MobilePhone", "HomePhone", "OtherPhone");

    private final Composite composite;
    private final List<String> fields;
    private final List<String> leadFields;
    private final Optional<Handles> handles;

    /** Looks in an org of a mode. */
    public PeopleFinder(Composite composite, OrgSchema schema, Mode mode) {
        this.composite = composite;
        this.fields = shown(schema, Json.CONTACT);
        this.leadFields = mode.personType().equals(Json.LEAD) ? shown(schema, Json.LEAD) : List.of();
        this.handles = mode.profileSearch().map(search -> new Handles(search, fields));
    }

    private static List<String> shown(OrgSchema schema, String type) {
        return FIELDS.stream().filter(field -> schema.shows(type, field)).toList();
    }

    /**
     * A query with what its rows mean.
     *
     * @param part of a call
     * @param reading says who a row is
     */
    private record Question(ObjectNode part, Function<JsonNode, Candidate> reading) {}

    /** {@return for each question who may be meant} */
    public List<List<FoundContact>> find(List<ContactQuestion> questions) throws SyncException, InterruptedException {
        List<Candidate> candidates = new ArrayList<>();
        for (List<Question> call : Composite.slices(asked(questions), Composite.MOST_PARTS)) {
            List<JsonNode> answers =
                    composite.send(call.stream().map(Question::part).toList());
            for (int i = 0; i < call.size(); i++) {
                composite.all(answers.get(i)).stream()
                        .map(call.get(i).reading())
                        .forEach(candidates::add);
            }
        }
        return questions.stream().map(question -> answer(question, candidates)).toList();
    }

    private List<Question> asked(List<ContactQuestion> questions) {
        List<Question> asked = new ArrayList<>();
        handles.ifPresent(known -> joined(known.conditions(questions))
                .forEach(condition -> asked.add(question(known.query(condition), known::candidate))));
        asked.addAll(asked(Json.CONTACT, fields, "", questions));
        if (!leadFields.isEmpty()) {
            asked.addAll(asked(Json.LEAD, leadFields, "IsConverted = false AND ", questions));
        }
        return asked;
    }

    private List<Question> asked(String type, List<String> shown, String rule, List<ContactQuestion> questions) {
        String people = "SELECT " + String.join(", ", shown) + " FROM " + type + " WHERE " + rule;
        return joined(points(shown, questions)).stream()
                .map(condition ->
                        question(people + "(" + condition + ")", row -> Candidate.of(row, shown, nobody -> false)))
                .toList();
    }

    private Question question(String soql, Function<JsonNode, Candidate> reading) {
        return new Question(composite.query(soql + " LIMIT " + MOST_ROWS, false), reading);
    }

    private static List<FoundContact> answer(ContactQuestion question, List<Candidate> candidates) {
        Set<String> seen = new HashSet<>();
        return Stream.concat(
                        candidates.stream()
                                .filter(candidate -> candidate.known().test(question)),
                        candidates.stream().filter(candidate -> candidate.hasPointOf(question)))
                .filter(candidate -> seen.add(candidate.id()))
                .limit(MOST_CANDIDATES)
                .map(candidate -> candidate.found(question))
                .toList();
    }

    private static List<String> points(List<String> fields, List<ContactQuestion> questions) {
        List<String> phones =
                fields.stream().filter(field -> field.endsWith("Phone")).toList();
        Set<String> conditions = new LinkedHashSet<>();
        for (ContactQuestion question : questions) {
            for (ContactPoint point : question.points()) {
                if (point.kind() == ContactPoint.Kind.EMAIL) {
                    conditions.add("Email = " + Composite.quoted(point.value()));
                } else if (PhoneDigits.of(point.value()).length() >= LEAST_DIGITS) {
                    String pattern = Composite.quoted(PhoneDigits.pattern(PhoneDigits.of(point.value())));
                    phones.forEach(field -> conditions.add(field + " LIKE " + pattern));
                }
            }
        }
        return List.copyOf(conditions);
    }

    /** As many in one query as the vendor takes in an address. */
    private static List<String> joined(List<String> single) {
        List<String> joined = new ArrayList<>();
        StringBuilder condition = new StringBuilder();
        for (String one : single) {
            if (condition.length() + one.length() > MOST_LETTERS) {
                joined.add(condition.toString());
                condition.setLength(0);
            }
            condition.append(condition.isEmpty() ? "" : " OR ").append(one);
        }
        if (!condition.isEmpty()) {
            joined.add(condition.toString());
        }
        return joined;
    }
}
