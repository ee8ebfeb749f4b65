// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.mode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.org.Composite;
import java.util.List;

/** Finds contacts by their social personas, whoever made them. Of a parent that may be of several objects, little is told. */
final class SocialSearch implements ProfileSearch {

    private final boolean leads;

    /** Finds contacts, and leads if wanted. */
    SocialSearch(boolean leads) {
        this.leads = leads;
    }

    @Override
    public String query(List<String> contactFields) {
        return "SELECT Provider, MediaProvider, Name, ParentId, Parent.Name, Parent.Type FROM " + SocialMode.PERSONA
                + " WHERE Parent.Type IN "
                + Composite.quoted(leads ? List.of(Json.CONTACT, Json.LEAD) : List.of(Json.CONTACT));
    }

    @Override
    public String condition(String channel, String handle) {
        return "(" + network(channel) + " AND Name = " + Composite.quoted(handle) + ")";
    }

    @Override
    public boolean matches(JsonNode row, String channel, String handle) {
        String provider = SocialMode.provider(channel);
        boolean here = row.path("Provider").asText().equals(provider)
                && (!provider.equals(SocialMode.OTHER)
                        || row.path("MediaProvider").asText().equals(channel));
        return here && row.path("Name").asText().equalsIgnoreCase(handle);
    }

    @Override
    public JsonNode contact(JsonNode row) {
        ObjectNode contact = Json.of(row.path("Parent").path("Type").asText());
        return contact.put("Id", row.path("ParentId").asText())
                .put("Name", row.path("Parent").path("Name").asText());
    }

    private static String network(String channel) {
        String provider = SocialMode.provider(channel);
        return provider.equals(SocialMode.OTHER)
                ? "Provider = 'Other' AND MediaProvider = " + Composite.quoted(channel)
                : "Provider = " + Composite.quoted(provider);
    }
}
