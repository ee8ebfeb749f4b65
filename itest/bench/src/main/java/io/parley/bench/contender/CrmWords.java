// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Says what the channel tells in the words of the CRM. */
public final class CrmWords {

    private static final int SUBJECT = 60;

    private CrmWords() {}

    /** The customer of a post. */
    public static ObjectNode contact(String account, JsonNode event) {
        String person = event.path("customer").asText();
        return begin("contact", key(account, person)).put("name", "Person " + person);
    }

    /** The case of a post. */
    public static ObjectNode conversation(String account, JsonNode event) {
        String text = event.path("text").asText();
        ObjectNode json = begin("conversation", caseKey(account, event))
                .put("subject", text.substring(0, Math.min(SUBJECT, text.length())))
                .put("conversation", key(account, event.path("conversation").asText()));
        return json.set("contact", parent(key(account, event.path("customer").asText())));
    }

    /** The post itself. */
    public static ObjectNode message(String account, JsonNode event) {
        ObjectNode json = begin("message", key(account, event.path("id").asText()))
                .put("conversation", key(account, event.path("conversation").asText()))
                .put("author", key(account, event.path("person").asText()))
                .put("outbound", event.path("outbound").asBoolean())
                .put("revision", event.path("revision").asLong())
                .put("text", event.path("text").asText());
        return json.set("case", parent(caseKey(account, event)));
    }

    private static ObjectNode begin(String kind, String key) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind).put("key", key);
    }

    private static ObjectNode parent(String key) {
        return JsonNodeFactory.instance.objectNode().put("key", key);
    }

    private static String caseKey(String account, JsonNode event) {
        return "case:" + key(account, event.path("conversation").asText()) + ":"
                + event.path("customer").asText();
    }

    private static String key(String account, String id) {
        return "rig:" + account + "/" + id;
    }
}
