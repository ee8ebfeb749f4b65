// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An org with keys on contacts and cases and an object for messages, and somebody who calls it as curl would. */
abstract class OrgFixture {

    static final String BASE = "/services/data/v67.0";

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    Instant now = Instant.parse("2026-10-01T12:00:00.700Z");
    SalesforceSimulator org;
    String token = "";

    private final HttpClient http = HttpClient.newHttpClient();

    /** What came back. */
    record Response(int status, JsonNode body, HttpResponse<String> raw) {

        String error() {
            return body.path(0).path("errorCode").asText() + ": "
                    + body.path(0).path("message").asText();
        }
    }

    @BeforeEach
    void start() throws Exception {
        org = new SalesforceSimulator(() -> now);
        deployment();
        org.deploy(folder);
        login();
    }

    @AfterEach
    void stop() {
        org.close();
    }

    void login() throws Exception {
        Response minted = token("grant_type=client_credentials&client_id=" + encode(org.clientId()) + "&client_secret="
                + encode(org.clientSecret()));
        token = minted.body().path("access_token").asText();
    }

    Response token(String form) throws Exception {
        return send(HttpRequest.newBuilder(org.endpoint().resolve("/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    Response call(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(org.endpoint() + BASE + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('`', '"')));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    Response get(String path, String... headers) throws Exception {
        return call("GET", path, "", headers);
    }

    Response query(String soql, String... headers) throws Exception {
        return get("/query?q=" + encode(soql), headers);
    }

    String create(String object, String body) throws Exception {
        Response created = call("POST", "/sobjects/" + object, body);
        if (created.status() != 201) {
            throw new IllegalStateException(created.raw().body());
        }
        return created.body().path("id").asText();
    }

    Response send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> raw = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Response(
                raw.statusCode(), raw.body().isEmpty() ? JSON.missingNode() : JSON.readTree(raw.body()), raw);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void deployment() throws IOException {
        String key = "<length>255</length><externalId>true</externalId><unique>true</unique>";
        field("Contact", "Key__c", "Text", key + "<caseSensitive>false</caseSensitive>");
        field("Case", "Key__c", "Text", key + "<caseSensitive>true</caseSensitive>");
        field("Contact", "Nickname__c", "Text", "<length>40</length><externalId>true</externalId>");
        write("Message__c/Message__c.object-meta.xml", """
                <CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">
                  <label>Message</label><pluralLabel>Messages</pluralLabel>
                  <nameField><label>Message Number</label><type>AutoNumber</type>
                    <displayFormat>M-{00000}</displayFormat></nameField>
                  <deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel>
                </CustomObject>""");
        field("Message__c", "Key__c", "Text", key);
        field(
                "Message__c",
                "Case__c",
                "Lookup",
                "<referenceTo>Case</referenceTo><relationshipName>Messages" + "</relationshipName>");
        field("Message__c", "Text__c", "LongTextArea", "<length>1000</length><visibleLines>5</visibleLines>");
        field("Message__c", "Sent__c", "DateTime", "");
        field("Message__c", "Inbound__c", "Checkbox", "<defaultValue>false</defaultValue>");
        field("Message__c", "Likes__c", "Number", "<precision>18</precision><scale>0</scale>");
    }

    void field(String object, String name, String type, String more) throws IOException {
        write(object + "/fields/" + name + ".field-meta.xml", """
                <CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
                  <fullName>%s</fullName><label>%s</label><type>%s</type>%s
                </CustomField>""".formatted(name, name.replace("__c", ""), type, more));
    }

    void write(String file, String content) throws IOException {
        Path path = folder.resolve("objects").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + content);
    }
}
