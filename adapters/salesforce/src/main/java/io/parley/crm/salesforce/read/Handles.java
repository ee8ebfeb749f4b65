// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.salesforce.mode.ProfileSearch;
import io.parley.spi.crm.ContactQuestion;
import java.util.ArrayList;
import java.util.List;

/** Contacts that are known by a handle. */
final class Handles {

    private final ProfileSearch search;
    private final List<String> contactFields;

    Handles(ProfileSearch search, List<String> contactFields) {
        this.search = search;
        this.contactFields = contactFields;
    }

    /** {@return a condition for each handle that is asked for} */
    List<String> conditions(List<ContactQuestion> questions) {
        List<String> conditions = new ArrayList<>();
        for (ContactQuestion question : questions) {
            question.handle()
                    .map(handle -> search.condition(question.profile().channel(), handle))
                    .filter(condition -> !conditions.contains(condition))
                    .ifPresent(conditions::add);
        }
        return conditions;
    }

    /** {@return a query with some of these conditions} */
    String query(String condition) {
        return search.query(contactFields) + " AND (" + condition + ")";
    }

    /** {@return whom a profile belongs to} */
    Candidate candidate(JsonNode row) {
        return Candidate.of(search.contact(row), contactFields, question -> question.handle()
                .filter(handle -> search.matches(row, question.profile().channel(), handle))
                .isPresent());
    }
}
