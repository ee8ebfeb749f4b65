// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.sandbox.server.Http;
import io.parley.lab.CrmView;
import java.util.ArrayList;
import java.util.List;

/** The sandbox CRM as its people's scripts see and use it. */
final class RestView implements CrmView {

    private final Http http;

    RestView(Http http) {
        this.http = http;
    }

    @Override
    public List<String> contacts() {
        return ids("/crm/api/contacts");
    }

    @Override
    public List<String> cases() {
        return ids("/crm/api/cases");
    }

    @Override
    public List<Entry> timeline(String caseId) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode entry : http.get("/crm/api/cases/" + caseId).json().path("timeline")) {
            entries.add(new Entry(
                    entry.path("text").asText(),
                    entry.path("direction").asText().equals("inbound")));
        }
        return entries;
    }

    @Override
    public String nameOf(String contactId) {
        return http.get("/crm/api/contacts/" + contactId).json().path("name").asText();
    }

    @Override
    public void rename(String contactId, String name) {
        done(http.json(
                "PATCH",
                "/crm/api/contacts/" + contactId,
                object().put("name", name).toString()));
    }

    @Override
    public void comment(String caseId, String text, boolean forCustomer) {
        String body = object().put("text", text).put("public", forCustomer).toString();
        done(http.json("POST", "/crm/api/cases/" + caseId + "/comments", body));
    }

    @Override
    public void close(String caseId) {
        done(http.json(
                "PATCH",
                "/crm/api/cases/" + caseId,
                object().put("status", "closed").toString()));
    }

    private List<String> ids(String path) {
        List<String> ids = new ArrayList<>();
        http.get(path).json().forEach(found -> ids.add(found.path("id").asText()));
        return ids;
    }

    private static void done(Http.Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
