// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.mode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.crm.salesforce.org.Composite;
import java.util.List;

/** Finds contacts by their social personas, whoever made them. Of a parent that may be of several objects, little is told. */
final class SocialSearch implements ProfileSearch {

    @Override
    public String query(List<String> contactFields) {
        return "SELECT Provider, MediaProvider, Name, ParentId, Parent.Name FROM " + SocialMode.PERSONA
                + " WHERE Parent.Type = 'Contact'";
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
        return JsonNodeFactory.instance
                .objectNode()
                .put("Id", row.path("ParentId").asText())
                .put("Name", row.path("Parent").path("Name").asText());
    }

    private static String network(String channel) {
        String provider = SocialMode.provider(channel);
        return provider.equals(SocialMode.OTHER)
                ? "Provider = 'Other' AND MediaProvider = " + Composite.quoted(channel)
                : "Provider = " + Composite.quoted(provider);
    }
}
