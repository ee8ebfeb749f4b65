// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.mode;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.salesforce.org.Composite;
import java.util.List;
import java.util.stream.Collectors;

/** Finds people by the profiles that Parley made. */
final class CustomSearch implements ProfileSearch {

    private final boolean leads;

    /** Finds contacts, and leads if wanted. */
    CustomSearch(boolean leads) {
        this.leads = leads;
    }

    @Override
    public String query(List<String> contactFields) {
        String names =
                contactFields.stream().map(field -> "Contact__r." + field).collect(Collectors.joining(", "));
        return "SELECT Channel__c, Handle__c, " + names + (leads ? ", Lead__r.Id, Lead__r.Name, Lead__r.Email" : "")
                + " FROM " + CustomMode.PROFILE + " WHERE "
                + (leads ? "(Contact__c != null OR Lead__c != null)" : "Contact__c != null");
    }

    @Override
    public String condition(String channel, String handle) {
        return "(Channel__c = " + Composite.quoted(channel) + " AND Handle__c = " + Composite.quoted(handle) + ")";
    }

    @Override
    public boolean matches(JsonNode row, String channel, String handle) {
        return row.path("Channel__c").asText().equals(channel)
                && row.path("Handle__c").asText().equalsIgnoreCase(handle);
    }

    @Override
    public JsonNode contact(JsonNode row) {
        return row.path(row.hasNonNull("Contact__r") ? "Contact__r" : "Lead__r");
    }
}
