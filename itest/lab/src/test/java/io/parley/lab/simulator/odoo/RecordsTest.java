// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private Instant now = Instant.parse("2026-10-01T12:00:00.250Z");
    private final OdooSimulator odoo = new OdooSimulator(() -> now);
    private final Caller caller = new Caller(odoo);

    @AfterEach
    void close() {
        odoo.close();
    }

    @Test
    void createsOneOrMany() throws Exception {
        JsonNode one = caller.call("res.partner", "create", Map.of("name", "Jane"));
        JsonNode many = caller.call("res.partner", "create", List.of(Map.of("name", "Joe"), Map.of("name", "Ann")));

        assertThat(one.isIntegralNumber()).isTrue();
        assertThat(many).hasSize(2);
        assertThat(odoo.record("res.partner", many.get(1).longValue())).containsEntry("name", "Ann");
    }

    @Test
    void readsRelationsAsPairsAndWhatIsEmptyAsFalse() throws Exception {
        long partner = caller.create("res.partner", Map.of("name", "Jane", "email", "jane@example.com"));
        long lead = caller.create("crm.lead", Map.of("partner_id", partner));

        JsonNode read = caller.call(
                        "crm.lead",
                        "read",
                        List.of(lead),
                        List.of("name", "partner_id", "email_from", "stage_id", "phone", "create_date", "probability"))
                .get(0);

        assertThat(read.path("name").asText()).isEqualTo("Jane's opportunity");
        assertThat(read.path("partner_id").toString()).isEqualTo("[" + partner + ",\"Jane\"]");
        assertThat(read.path("email_from").asText()).isEqualTo("jane@example.com");
        assertThat(read.at("/stage_id/1").asText()).isEqualTo("New");
        assertThat(read.path("phone").toString()).isEqualTo("false");
        assertThat(read.path("create_date").asText()).isEqualTo("2026-10-01 12:00:00");
        assertThat(read.path("probability").toString()).isEqualTo("0.0");
    }

    @Test
    void refusesWhatDoesNotFit() throws Exception {
        assertThat(caller.failure("crm.lead", "create", Map.of("type", "lead")))
                .isEqualTo("odoo.exceptions.ValidationError");
        assertThat(caller.failure("res.partner", "create", Map.of("email", "a@example.com")))
                .isEqualTo("odoo.exceptions.ValidationError");
        assertThat(caller.failure("crm.lead", "create", Map.of("name", "A", "x_any", "1")))
                .isEqualTo("builtins.ValueError");
        assertThat(caller.failure("crm.lead", "create", Map.of("name", "A", "type", "deal")))
                .isEqualTo("builtins.ValueError");
        assertThat(caller.failure("crm.lead", "create", Map.of("name", "A", "partner_id", 999)))
                .isEqualTo("odoo.exceptions.MissingError");
        assertThat(caller.failure("crm.lead", "create", Map.of("name", "A", "probability", 101)))
                .isEqualTo("odoo.exceptions.ValidationError");
        assertThat(odoo.records("crm.lead")).isEmpty();
    }

    @Test
    void treatsDeletedRecordsAsTheVendorDoes() throws Exception {
        assertThat(caller.failingWrite("crm.lead", 99, Map.of("name", "A"))).isEqualTo("odoo.exceptions.MissingError");
        assertThat(caller.call("crm.lead", "read", List.of(99), List.of("name")))
                .isEmpty();
        assertThat(caller.call("crm.lead", "unlink", List.of(99)).asBoolean()).isTrue();
    }

    @Test
    void takesBackAWholeCall() throws Exception {
        assertThat(caller.failure(
                        "crm.lead", "create", List.of(Map.of("name", "A"), Map.of("name", "B", "type", "deal"))))
                .isEqualTo("builtins.ValueError");

        assertThat(odoo.records("crm.lead")).isEmpty();
        assertThat(odoo.records("mail.message")).isEmpty();
        assertThat(caller.create("crm.lead", Map.of("name", "C"))).isGreaterThan(1);
    }

    @Test
    void rejectsOnDemand() throws Exception {
        odoo.rejectWhere(
                "crm.lead",
                "write",
                values -> "bad".equals(values.get("name")),
                "odoo.exceptions.UserError",
                "Not that name");
        long lead = caller.create("crm.lead", Map.of("name", "A"));

        assertThat(caller.failingWrite("crm.lead", lead, Map.of("name", "bad"))).isEqualTo("odoo.exceptions.UserError");
        assertThat(caller.write("crm.lead", lead, Map.of("name", "good")).asBoolean())
                .isTrue();
    }

    @Test
    void failsForAConcurrentUpdateAsOftenAsAsked() throws Exception {
        odoo.failSerialization(1);

        assertThat(caller.call("crm.lead", "search_count", List.of()).asInt()).isZero();
        assertThat(caller.failure("crm.lead", "create", Map.of("name", "A")))
                .isEqualTo("psycopg2.errors.SerializationFailure");
        assertThat(caller.create("crm.lead", Map.of("name", "A"))).isPositive();
    }

    @Test
    void describesFieldsAndThoseThatWereAdded() throws Exception {
        odoo.addField("res.partner", "x_parley_key", "char");

        JsonNode fields = caller.call(
                "res.partner", "fields_get", List.of(), Map.of("attributes", List.of("type", "relation", "required")));
        long partner = caller.create("res.partner", Map.of("name", "Jane", "x_parley_key", "ig:1"));

        assertThat(fields.at("/x_parley_key").toString()).isEqualTo("{\"type\":\"char\",\"required\":false}");
        assertThat(fields.at("/parent_id/relation").asText()).isEqualTo("res.partner");
        assertThat(caller.search("res.partner", List.of(List.of("x_parley_key", "=", "ig:1")), Map.of()))
                .containsExactly(partner);
        assertThat(caller.call("crm.lead", "fields_get", List.of("type"), List.of("selection"))
                        .at("/type/selection/1/0")
                        .asText())
                .isEqualTo("opportunity");
    }

    @Test
    void keepsSomeModelsForAdministratorsOfSettings() throws Exception {
        assertThat(caller.search("ir.module.module", List.of(List.of("name", "=", "crm")), Map.of()))
                .hasSize(1);
        odoo.withdrawSettings();

        assertThat(caller.failure("ir.module.module", "search", List.of())).isEqualTo("odoo.exceptions.AccessError");
        assertThat(caller.failure("ir.model.data", "search", List.of())).isEqualTo("odoo.exceptions.AccessError");
        assertThat(caller.failure("mail.message", "search_read", List.of(), List.of("tracking_value_ids")))
                .isEqualTo("odoo.exceptions.AccessError");
        assertThat(caller.call("mail.message", "fields_get").has("tracking_value_ids"))
                .isFalse();
    }

    @Test
    void writesTheAddressOfALeadToItsContact() throws Exception {
        long partner = caller.create("res.partner", Map.of("name", "Jane", "email", "jane@example.com"));
        long lead = caller.create("crm.lead", Map.of("name", "A", "partner_id", partner));

        caller.write("crm.lead", lead, Map.of("email_from", "new@example.com"));

        assertThat(odoo.record("res.partner", partner)).containsEntry("email", "new@example.com");
    }

    @Test
    void comparesTimesByMicrosecondsAndShowsSeconds() throws Exception {
        long lead = caller.create("crm.lead", Map.of("name", "A"));
        List<?> after = List.of(List.of("write_date", ">", "2026-10-01 12:00:00"));
        assertThat(caller.search("crm.lead", after, Map.of())).containsExactly(lead);

        now = Instant.parse("2026-10-01T12:00:05Z");
        odoo.renames("crm.lead", lead, "B");

        assertThat(caller.search("crm.lead", List.of(List.of("write_date", ">", "2026-10-01 12:00:05")), Map.of()))
                .isEmpty();
        assertThat(odoo.record("crm.lead", lead))
                .containsEntry("write_date", "2026-10-01 12:00:05")
                .containsEntry("write_uid", odoo.representativeId());
    }
}
