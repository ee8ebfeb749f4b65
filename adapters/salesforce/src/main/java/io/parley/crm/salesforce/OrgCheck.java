// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.SyncException;
import java.util.ArrayList;
import java.util.List;

/** Looks whether an org has what Parley writes into, with one call. */
final class OrgCheck {

    private static final List<Needed> NEEDED = List.of(
            new Needed(RecordJson.CONTACT, "FirstName LastName Email Phone Parley_Key__c"),
            new Needed(RecordJson.CASE, "ContactId Subject Origin Parley_Key__c"),
            new Needed(
                    RecordJson.PROFILE,
                    "Parley_Key__c Contact__c Name Handle__c Channel__c Page__c Avatar__c Bio__c Location__c"
                            + " Verified__c Followers__c Following__c"),
            new Needed(
                    RecordJson.MESSAGE,
                    "Parley_Key__c Case__c Profile__c Name Text__c Author__c Direction__c Sent_At__c Page__c Channel__c"
                            + " Revision__c Removed__c"));

    private final Composite composite;

    OrgCheck(Composite composite) {
        this.composite = composite;
    }

    /**
     * What one object must have.
     *
     * @param object its API name
     * @param fields API names with blanks between them
     */
    private record Needed(String object, String fields) {}

    /** Looks. */
    void run() throws SyncException, InterruptedException {
        List<ObjectNode> parts = NEEDED.stream()
                .map(needed -> composite.get("/sobjects/" + needed.object() + "/describe"))
                .toList();
        List<JsonNode> answers = composite.send(parts);
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            missing.addAll(missing(NEEDED.get(i), answers.get(i)));
        }
        if (!missing.isEmpty()) {
            throw new SyncException.Permanent("Parley cannot write " + String.join(", ", missing)
                    + " in Salesforce. Deploy adapters/salesforce/metadata and assign the permission set Parley to the"
                    + " Run As user of the app.");
        }
    }

    private static List<String> missing(Needed needed, JsonNode answer) throws SyncException {
        if (!Composite.succeeded(answer)) {
            SyncException reason = Refusals.meaningOf(answer.path("body"));
            if (reason instanceof SyncException.Transient || reason instanceof SyncException.RateLimited) {
                throw reason;
            }
            return List.of(needed.object());
        }
        JsonNode object = answer.path("body");
        List<String> missing = new ArrayList<>();
        if (!object.path("createable").asBoolean() || !object.path("updateable").asBoolean()) {
            missing.add(needed.object());
        }
        for (String name : needed.fields().split(" ")) {
            boolean there = false;
            for (JsonNode field : object.path("fields")) {
                there |= field.path("name").asText().equals(name)
                        && field.path("createable").asBoolean()
                        && (!name.equals(RecordJson.KEY)
                                || field.path("externalId").asBoolean()
                                        && field.path("unique").asBoolean());
            }
            if (!there) {
                missing.add(needed.object() + "." + name);
            }
        }
        return missing;
    }
}
