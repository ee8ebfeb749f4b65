// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty sandbox CRM for each test, and what tests write into it through the door. */
abstract class SandboxTest {

    static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path home;

    RunningSandbox sandbox;
    Http http;

    @BeforeEach
    void start() throws Exception {
        sandbox = new RunningSandbox(home);
        http = new Http(sandbox.address());
    }

    @AfterEach
    void stop() throws Exception {
        sandbox.stop();
    }

    void restart() throws Exception {
        stop();
        start();
    }

    Http.Answer door(String path) throws Exception {
        return http.get("/crm/sync" + path, "Authorization", bearer());
    }

    String bearer() throws Exception {
        return "Bearer " + sandbox.credential();
    }

    JsonNode batch(ObjectNode... writes) throws Exception {
        ObjectNode batch = JSON.createObjectNode();
        ArrayNode list = batch.putArray("writes");
        for (ObjectNode write : writes) {
            list.add(write);
        }
        Http.Answer answer = http.json("POST", "/crm/sync/batch", batch.toString(), "Authorization", bearer());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("results");
    }

    /** A contact, a case and a message; gives the id of the case. */
    String question(String name, String text) throws Exception {
        return batch(
                        contact("p:" + name, name),
                        caseFile("c:" + name, "p:" + name, text),
                        message("m:" + name, "c:" + name, text))
                .path(1)
                .path("id")
                .asText();
    }

    static ObjectNode contact(String key, String name) {
        ObjectNode write = JSON.createObjectNode().put("kind", "contact").put("key", key);
        write.putObject("profile")
                .put("channel", "lab")
                .put("name", name)
                .put("handle", name.toLowerCase(Locale.ROOT))
                .put("url", "https://lab.example/" + name.hashCode());
        return write;
    }

    static ObjectNode caseFile(String key, String contact, String subject) {
        ObjectNode write = JSON.createObjectNode()
                .put("kind", "case")
                .put("key", key)
                .put("channel", "lab")
                .put("form", "public_thread")
                .put("subject", subject);
        write.putObject("contact").put("key", contact);
        return write;
    }

    static ObjectNode message(String key, String caseKey, String text) {
        ObjectNode write = JSON.createObjectNode()
                .put("kind", "message")
                .put("key", key)
                .put("revision", 1)
                .put("from", "Somebody")
                .put("direction", "inbound")
                .put("text", text)
                .put("at", "2026-05-04T12:00:00Z");
        write.putObject("case").put("key", caseKey);
        return write;
    }

    static ObjectNode note(String key, String caseKey, String text) {
        ObjectNode write =
                JSON.createObjectNode().put("kind", "note").put("key", key).put("text", text);
        write.putObject("case").put("key", caseKey);
        return write;
    }

    static ObjectNode removal(String key, String caseKey) {
        ObjectNode write = JSON.createObjectNode().put("kind", "removal").put("key", key);
        write.putObject("case").put("key", caseKey);
        return write;
    }

    String contactOf(String caseId) {
        return caseOf(caseId).path("contactId").asText();
    }

    JsonNode caseOf(String caseId) {
        return http.get("/crm/api/cases/" + caseId).json();
    }

    Http.Answer comment(String caseId, String text, boolean forCustomer) {
        ObjectNode body = JSON.createObjectNode().put("text", text).put("public", forCustomer);
        return http.json("POST", "/crm/api/cases/" + caseId + "/comments", body.toString());
    }

    Http.Answer takeBack(String comment) {
        return http.json("POST", "/crm/api/comments/" + comment + "/withdrawal", "{}");
    }

    Http.Answer status(String caseId, String status) {
        return http.json("PATCH", "/crm/api/cases/" + caseId, "{\"status\":\"" + status + "\"}");
    }

    Http.Answer merge(String survivor, String loser) {
        return http.json(
                "POST", "/crm/api/contacts/merge", "{\"survivor\":\"" + survivor + "\",\"loser\":\"" + loser + "\"}");
    }
}
