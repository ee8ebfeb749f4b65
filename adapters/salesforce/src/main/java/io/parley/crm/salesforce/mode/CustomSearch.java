// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.mode;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.salesforce.org.Composite;
import java.util.List;
import java.util.stream.Collectors;

/** Finds contacts by the profiles that Parley made. */
final class CustomSearch implements ProfileSearch {

    @Override
    public String query(List<String> contactFields) {
        return "SELECT Channel__c, Handle__c, "
                + contactFields.stream().map(field -> "Contact__r." + field).collect(Collectors.joining(", "))
                + " FROM " + CustomMode.PROFILE + " WHERE Contact__c != null";
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
        return row.path("Contact__r");
    }
}
