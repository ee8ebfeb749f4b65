// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonRpcTest {

    private final OdooSimulator odoo = new OdooSimulator();
    private final Caller caller = new Caller(odoo);

    @AfterEach
    void close() {
        odoo.close();
    }

    @Test
    void tellsItsVersionToAnybody() throws Exception {
        JsonNode response = caller.service("common", "version");

        assertThat(response.at("/result/server_version").asText()).isEqualTo("17.0");
        assertThat(response.path("id").asInt()).isEqualTo(7);
        assertThat(response.path("jsonrpc").asText()).isEqualTo("2.0");
    }

    @Test
    void authenticatesByKeyAndAnswersFalseToAnyOther() throws Exception {
        assertThat(authenticate(odoo.apiKey()).longValue()).isEqualTo(odoo.userId());
        assertThat(authenticate("other").isBoolean()).isTrue();
        odoo.revokeKey();
        assertThat(authenticate(odoo.apiKey()).asBoolean(true)).isFalse();
    }

    private JsonNode authenticate(String key) throws Exception {
        return caller.service("common", "authenticate", odoo.database(), odoo.login(), key, Map.of())
                .path("result");
    }

    @Test
    void deniesAccessInsideAnAnswerThatLooksGood() throws Exception {
        odoo.revokeKey();

        JsonNode error = caller.service(
                        "object",
                        "execute_kw",
                        odoo.database(),
                        odoo.userId(),
                        odoo.apiKey(),
                        "crm.stage",
                        "search",
                        List.of(List.of()))
                .path("error");

        assertThat(error.path("code").asInt()).isEqualTo(200);
        assertThat(error.path("message").asText()).isEqualTo("Odoo Server Error");
        assertThat(error.at("/data/name").asText()).isEqualTo("odoo.exceptions.AccessDenied");
        assertThat(error.at("/data/arguments/0").asText()).isEqualTo("Access Denied");
        assertThat(error.at("/data/debug").asText()).startsWith("Traceback");
    }

    @Test
    void knowsOneUserAndOneDatabase() throws Exception {
        assertThat(named(odoo.database(), odoo.representativeId())).isEqualTo("odoo.exceptions.AccessDenied");
        assertThat(named("other", odoo.userId())).isEqualTo("psycopg2.OperationalError");
        assertThat(named(odoo.database(), odoo.userId())).isEmpty();
    }

    private String named(String database, long user) throws Exception {
        return caller.service(
                        "object",
                        "execute_kw",
                        database,
                        user,
                        odoo.apiKey(),
                        "crm.stage",
                        "search",
                        List.of(List.of()))
                .at("/error/data/name")
                .asText();
    }

    @Test
    void takesJsonByPostAtOnePathOnly() throws Exception {
        String body = "{\"params\":{\"service\":\"common\",\"method\":\"version\",\"args\":[]}}";

        assertThat(caller.send("POST", "/jsonrpc", "application/json; charset=utf-8", body)
                        .statusCode())
                .isEqualTo(200);
        assertThat(caller.send("POST", "/jsonrpc", "text/plain", body).statusCode())
                .isEqualTo(400);
        assertThat(caller.send("POST", "/jsonrpc", "application/json", "{").statusCode())
                .isEqualTo(400);
        assertThat(caller.send("POST", "/jsonrpc", "application/json", "[]").statusCode())
                .isEqualTo(400);
        assertThat(caller.send("PUT", "/jsonrpc", "application/json", body).statusCode())
                .isEqualTo(405);
        assertThat(caller.send("POST", "/json/2/crm.lead/read", "application/json", body)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesUnknownServicesAndMissingParameters() throws Exception {
        assertThat(caller.service("report", "any").at("/error/data/name").asText())
                .isEqualTo("builtins.KeyError");
        assertThat(caller.service("common", "any").at("/error/data/name").asText())
                .isEqualTo("builtins.Exception");
        assertThat(caller.service("common", "authenticate")
                        .at("/error/data/name")
                        .asText())
                .isEqualTo("builtins.TypeError");
        assertThat(caller.send("POST", "/jsonrpc", "application/json", "{\"params\":{}}")
                        .body())
                .contains("builtins.TypeError");
    }

    @Test
    void refusesUnknownModelsMethodsAndKeywords() throws Exception {
        assertThat(caller.failure("x.any", "search", List.of())).isEqualTo("odoo.exceptions.UserError");
        assertThat(caller.failure("crm.lead", "any")).isEqualTo("builtins.AttributeError");
        assertThat(caller.failure("crm.lead", "_write")).isEqualTo("odoo.exceptions.AccessError");
        assertThat(caller.failure("crm.stage", "message_post", List.of(1))).isEqualTo("builtins.AttributeError");
        assertThat(caller.failure("crm.lead", "search", List.of(List.of()), Map.of("count", true)))
                .isEqualTo("builtins.TypeError");
        assertThat(caller.failure("crm.lead", "search")).isEqualTo("builtins.TypeError");
        assertThat(caller.failure("crm.lead", "write")).isEqualTo("builtins.IndexError");
    }
}
