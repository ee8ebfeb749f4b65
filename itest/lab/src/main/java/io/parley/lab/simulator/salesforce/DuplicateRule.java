// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The rule that contacts with the same e-mail are the same person, where the org has switched it on. */
final class DuplicateRule {

    private final Org org;

    /** Looks for similar records in this org. */
    DuplicateRule(Org org) {
        this.org = org;
    }

    /** Refuses a contact whose e-mail another one has. */
    void check(Row row, Author author) {
        Object email = row.get("Email");
        boolean concerned = org.detectingDuplicates() && row.type().name().equals("Contact") && email != null;
        if (!concerned || author.allowsDuplicates()) {
            return;
        }
        List<Row> others = org.having(row.type(), row.type().field("Email").orElseThrow(), email).stream()
                .filter(other -> !other.id().equals(row.id()))
                .toList();
        if (!others.isEmpty()) {
            throw Refusal.duplicates(result(others));
        }
    }

    private static ObjectNode result(List<Row> others) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("allowSave", true)
                .put("duplicateRule", "Same_e_mail")
                .put("duplicateRuleEntityType", "Contact")
                .put("errorMessage", "Use one of these records?");
        ObjectNode match = result.putArray("matchResults").addObject();
        match.put("entityType", "Contact").put("matchEngine", "ExactMatchEngine");
        match.put("rule", "Same_e_mail").put("size", others.size()).put("success", true);
        match.putArray("errors");
        for (Row other : others) {
            ObjectNode record = match.withArray("matchRecords").addObject();
            record.putArray("additionalInformation");
            record.putArray("fieldDiffs");
            record.put("matchConfidence", 100.0);
            ObjectNode found = record.putObject("record");
            found.set("attributes", Rows.attributes(other));
            found.put("Id", other.id());
        }
        return result;
    }
}
