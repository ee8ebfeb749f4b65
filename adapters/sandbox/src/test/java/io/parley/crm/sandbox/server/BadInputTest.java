// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is refused with a sentence, and never does harm. */
class BadInputTest extends SandboxTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /crm/api/nothing                              |                                   | 404
            GET    | /crm/api/cases/12                             |                                   | 404
            GET    | /crm/api/cases/abc                            |                                   | 404
            GET    | /crm/api/contacts/99999999999999999999999     |                                   | 404
            DELETE | /crm/api/cases                                |                                   | 405
            GET    | /crm/api/contacts/merge                       |                                   | 404
            GET    | /crm/api/cases?updatedSince=yesterday         |                                   | 400
            GET    | /crm/api/cases?updatedSince=+999999999-01-01  |                                   | 400
            GET    | /crm/api/cases?updatedSince=%ff               |                                   | 400
            PATCH  | /crm/api/cases/12                             | {"status":"done"}                 | 404
            PATCH  | /crm/api/cases/<case>                         | {"status":"done"}                 | 422
            PATCH  | /crm/api/cases/<case>                         | {"status":1}                      | 422
            PATCH  | /crm/api/cases/<case>                         | not json                          | 400
            PATCH  | /crm/api/cases/<case>                         | []                                | 400
            PATCH  | /crm/api/cases/<case>                         | {"status":"open"} trailing        | 400
            POST   | /crm/api/cases/<case>/comments                | {"text":"  ","public":true}       | 422
            POST   | /crm/api/cases/<case>/comments                | {"text":"Hi"}                     | 422
            POST   | /crm/api/cases/<case>/comments                | {"text":"Hi","public":"yes"}      | 422
            POST   | /crm/api/cases/<case>/comments                | {"text":7,"public":true}          | 422
            POST   | /crm/api/cases/12/comments                    | {"text":"Hi","public":true}       | 404
            PATCH  | /crm/api/contacts/<contact>                   | {"name":""}                       | 422
            PATCH  | /crm/api/contacts/<contact>                   | {"email":"nowhere"}               | 422
            POST   | /crm/api/contacts/merge                       | {"survivor":"x","loser":"y"}      | 422
            POST   | /crm/api/contacts/merge                       | {"survivor":"12","loser":"13"}    | 404
            POST   | /crm/api/contacts/merge                       | {"survivor":"<contact>"}          | 422
            """)
    void isRefusedWithASentence(String method, String path, String body, int status) throws Exception {
        String id = question("Ann", "Hello?");
        String there = path.replace("<case>", id).replace("<contact>", contactOf(id));
        Http.Answer answer = body == null && method.equals("GET")
                ? http.get(there)
                : http.json(method, there, String.valueOf(body).replace("<contact>", contactOf(id)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("error").asText()).endsWith(".").doesNotContain("Exception", "\tat ");
    }

    @Test
    void mergingIntoItselfIsRefused() throws Exception {
        String id = contactOf(question("Ann", "Hello?"));
        assertThat(merge(id, id).status()).isEqualTo(422);
    }

    @Test
    void tooLargeABodyIsRefused() throws Exception {
        String id = question("Ann", "Hello?");
        assertThat(comment(id, "x".repeat(70_000), true).status()).isEqualTo(413);
        assertThat(comment(id, "x".repeat(20_001), true).status()).isEqualTo(422);
        assertThat(comment(id, "x".repeat(20_000), true).status()).isEqualTo(201);
    }

    @Test
    void onlyJsonIsRead() throws Exception {
        String path = "/crm/api/cases/" + question("Ann", "Hello?") + "/comments";
        assertThat(http.plain("POST", path, "text/plain", "{\"text\":\"Hi\",\"public\":true}")
                        .status())
                .isEqualTo(415);
        assertThat(http.plain("POST", path, "application/json; charset=utf-8", "{\"text\":\"Hi\",\"public\":true}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whatIsAllowedIsSaid() {
        Http.Answer answer = http.json("PUT", "/crm/api/cases/12", "{}");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, PATCH");
    }

    @Test
    void theDoorOpensWithItsCredentialOnly() throws Exception {
        assertThat(http.get("/crm/sync/me").status()).isEqualTo(401);
        assertThat(http.get("/crm/sync/me", "Authorization", "Bearer forged").status())
                .isEqualTo(401);
        assertThat(http.get("/crm/sync/me", "Authorization", sandbox.credential())
                        .status())
                .isEqualTo(401);
        // A tilde, because Jetty's cache of headers lends its case to a later value on the same connection that begins
        // so.
        Http.Answer forged = http.json("POST", "/crm/sync/batch", "{\"writes\":[]}", "Authorization", "Bearer ~");
        assertThat(forged.status()).isEqualTo(401);
        assertThat(forged.json().path("error").asText()).isNotEmpty();
        assertThat(door("/me").json().path("name").asText()).isEqualTo("Sandbox CRM");
    }

    @Test
    void theDoorHasLimits() throws Exception {
        assertThat(door("/changes?after=1&waitSeconds=26").status()).isEqualTo(400);
        assertThat(door("/changes?after=1&limit=0").status()).isEqualTo(400);
        assertThat(door("/changes").status()).isEqualTo(400);
        assertThat(door("/changes?since=noon").status()).isEqualTo(400);
        String tooMany = "{\"writes\":[" + "{},".repeat(200) + "{}]}";
        assertThat(http.json("POST", "/crm/sync/batch", tooMany, "Authorization", bearer())
                        .status())
                .isEqualTo(422);
        String tooLarge = "{\"writes\":[],\"x\":\"" + "x".repeat(4_000_000) + "\"}";
        assertThat(http.json("POST", "/crm/sync/batch", tooLarge, "Authorization", bearer())
                        .status())
                .isEqualTo(413);
    }
}
