// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the versions of the server answer to the same calls. */
class VersionsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void bodiesOfVersion16AreMarkupAndLaterOnesAreNotUnlessToldSo() throws Exception {
        Map<String, ?> message = Map.of("body", "<b>a</b>", "other_key", 1);
        try (OdooSimulator odoo = new OdooSimulator(16)) {
            Caller caller = new Caller(odoo);
            long lead = caller.create("crm.lead", Map.of("name", "A"));
            caller.call("crm.lead", "message_post", List.of(List.of(lead)), message);
            assertThat(odoo.records("mail.message"))
                    .extracting(one -> one.get("body"))
                    .contains("<b>a</b>");
        }
        try (OdooSimulator odoo = new OdooSimulator(17)) {
            Caller caller = new Caller(odoo);
            long lead = caller.create("crm.lead", Map.of("name", "A"));
            assertThat(caller.failure("crm.lead", "message_post", List.of(List.of(lead)), message))
                    .isEqualTo("builtins.ValueError");
        }
    }

    @Test
    void mobileNumbersAndOldRightsEndWithVersion19() throws Exception {
        try (OdooSimulator odoo = new OdooSimulator(19)) {
            Caller caller = new Caller(odoo);
            assertThat(caller.call("res.partner", "fields_get").has("mobile")).isFalse();
            assertThat(caller.failure("res.partner", "check_access_rights", "create"))
                    .isEqualTo("builtins.AttributeError");
            assertThat(caller.call("res.partner", "has_access", List.of(List.of()), Map.of("operation", "create"))
                            .asBoolean())
                    .isTrue();
        }
        try (OdooSimulator odoo = new OdooSimulator()) {
            assertThat(new Caller(odoo).failure("res.partner", "has_access", List.of(), "create"))
                    .isEqualTo("builtins.AttributeError");
        }
    }

    @Test
    void json2HasStatusesAndNames() throws Exception {
        try (OdooSimulator odoo = new OdooSimulator(19)) {
            String key = "bearer " + odoo.apiKey();
            assertThat(json2(odoo, "res.partner/create", key, "{\"vals_list\":{\"name\":\"Ann\"}}"))
                    .isEqualTo("200 ");
            assertThat(json2(odoo, "res.partner/search", "bearer no", "{\"domain\":[]}"))
                    .isEqualTo("401 werkzeug.exceptions.Unauthorized");
            assertThat(json2(odoo, "no.model/search", key, "{\"domain\":[]}"))
                    .isEqualTo("404 werkzeug.exceptions.NotFound");
            assertThat(json2(odoo, "res.partner/no_method", key, "{}")).startsWith("404");
            assertThat(json2(odoo, "res.partner/search", key, "{\"ids\":[1],\"domain\":[]}"))
                    .startsWith("422");
            assertThat(json2(odoo, "res.partner/search", key, "{\"domain\":[],\"bad\":1}"))
                    .isEqualTo("422 builtins.TypeError");
            assertThat(json2(odoo, "crm.lead/write", key, "{\"ids\":[999],\"vals\":{\"name\":\"A\"}}"))
                    .isEqualTo("404 odoo.exceptions.MissingError");
            odoo.withdrawSettings();
            assertThat(json2(odoo, "ir.model.data/search", key, "{\"domain\":[]}"))
                    .isEqualTo("403 odoo.exceptions.AccessError");
        }
    }

    @Test
    void importsReadTimesInTheZoneOfTheUser() throws Exception {
        try (OdooSimulator odoo = new OdooSimulator()) {
            Caller caller = new Caller(odoo);
            odoo.writes("res.partner", odoo.partnerId(), Map.of("tz", "Europe/Amsterdam"));
            odoo.addField("crm.lead", "x_when", "datetime");
            List<String> columns = List.of("name", "x_when");
            List<List<String>> rows = List.of(List.of("A", "2026-07-01 12:00:00"));
            caller.call("crm.lead", "load", columns, rows);
            caller.call("crm.lead", "load", List.of(columns, rows), Map.of("context", Map.of("tz", "UTC")));
            assertThat(odoo.records("crm.lead"))
                    .extracting(lead -> lead.get("x_when"))
                    .containsExactly("2026-07-01 10:00:00", "2026-07-01 12:00:00");
        }
    }

    @Test
    void ticketsAreThereOnceHelpdeskIsInstalled() throws Exception {
        try (OdooSimulator odoo = new OdooSimulator()) {
            Caller caller = new Caller(odoo);
            assertThat(caller.failure("helpdesk.ticket", "create", Map.of("name", "A")))
                    .isEqualTo("odoo.exceptions.UserError");
            odoo.installHelpdesk();
            long ticket = caller.create("helpdesk.ticket", Map.of("name", "A"));
            odoo.solves(ticket);
            assertThat(odoo.record("helpdesk.ticket", ticket).get("close_date")).isNotEqualTo(false);
        }
    }

    private static String json2(OdooSimulator odoo, String path, String authorization, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(odoo.endpoint() + "/json/2/" + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " "
                + JSON.readTree(response.body()).path("name").asText();
    }
}
