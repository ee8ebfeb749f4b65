// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final List<String> PARTNER = List.of("id", "name", "email");

    private final OdooSimulator odoo = new OdooSimulator();
    private final Caller caller = new Caller(odoo);

    @AfterEach
    void close() {
        odoo.close();
    }

    private JsonNode load(String model, List<String> fields, List<?>... rows) throws Exception {
        return caller.call(model, "load", fields, List.of(rows));
    }

    @Test
    void createsAndUpdatesByExternalId() throws Exception {
        JsonNode first = load(
                "res.partner",
                PARTNER,
                List.of("__import__.ig_1", "Jane", "jane@example.com"),
                List.of("__import__.ig_2", "Joe", ""));
        JsonNode second = load("res.partner", PARTNER, List.of("__import__.ig_1", "Jane Doe", ""));

        assertThat(first.path("ids")).hasSize(2);
        assertThat(first.path("messages")).isEmpty();
        assertThat(second.at("/ids/0")).isEqualTo(first.at("/ids/0"));
        assertThat(odoo.record("res.partner", first.at("/ids/0").longValue()))
                .containsEntry("name", "Jane Doe")
                .containsEntry("email", false);
        JsonNode data = caller.call(
                "ir.model.data",
                "search_read",
                List.of(List.of(List.of("module", "=", "__import__"), List.of("name", "in", List.of("ig_1")))),
                Map.of("fields", List.of("res_id", "model")));
        assertThat(data.at("/0/res_id")).isEqualTo(first.at("/ids/0"));
    }

    @Test
    void doesNothingWhenOneRowIsWrong() throws Exception {
        JsonNode result = load(
                "crm.lead",
                List.of("id", "name", "type"),
                List.of("__import__.a", "A", "lead"),
                List.of("__import__.b", "B", "deal"),
                List.of("__import__.c", "", "lead"));

        assertThat(result.path("ids").toString()).isEqualTo("false");
        assertThat(result.at("/messages/0/type").asText()).isEqualTo("error");
        assertThat(result.at("/messages/0/record").asInt()).isEqualTo(1);
        assertThat(result.at("/messages/0/rows/from").asInt()).isEqualTo(1);
        assertThat(result.at("/messages/0/field").asText()).isEqualTo("type");
        assertThat(result.at("/messages/1/record").asInt()).isEqualTo(2);
        assertThat(result.at("/messages/1/field").asText()).isEqualTo("name");
        assertThat(odoo.records("crm.lead")).isEmpty();
        assertThat(caller.search("ir.model.data", List.of(List.of("module", "=", "__import__")), Map.of()))
                .isEmpty();
    }

    @Test
    void refersByExternalIdAndByNumber() throws Exception {
        long partner = load("res.partner", PARTNER, List.of("__import__.ig_1", "Jane", ""))
                .at("/ids/0")
                .longValue();

        JsonNode byReference =
                load("crm.lead", List.of("id", "name", "partner_id/id"), List.of("__import__.a", "A", "ig_1"));
        JsonNode byNumber = load("crm.lead", List.of("id", "name", "partner_id/.id"), List.of("b", "B", partner));
        JsonNode unknown = load("crm.lead", List.of("name", "partner_id/id"), List.of("C", "__import__.none"));

        assertThat(odoo.record("crm.lead", byReference.at("/ids/0").longValue()))
                .containsEntry("partner_id", partner);
        assertThat(odoo.record("crm.lead", byNumber.at("/ids/0").longValue())).containsEntry("partner_id", partner);
        assertThat(unknown.path("ids").asBoolean(true)).isFalse();
        assertThat(unknown.at("/messages/0/field").asText()).isEqualTo("partner_id");
    }

    @Test
    void reportsWhatWasRejected() throws Exception {
        odoo.rejectWhere(
                "res.partner",
                "create",
                values -> "Bad".equals(values.get("name")),
                "odoo.exceptions.ValidationError",
                "Nobody is called so");

        JsonNode result =
                load("res.partner", PARTNER, List.of("__import__.a", "Good", ""), List.of("__import__.b", "Bad", ""));

        assertThat(result.path("ids").asBoolean(true)).isFalse();
        assertThat(result.path("messages")).hasSize(1);
        assertThat(result.at("/messages/0/message").asText()).isEqualTo("Nobody is called so");
        assertThat(result.at("/messages/0/record").asInt()).isEqualTo(1);
        assertThat(odoo.records("res.partner")).noneMatch(row -> "Good".equals(row.get("name")));
    }

    @Test
    void failsForUnknownColumnsAndForTruthValuesThatAreNoTexts() throws Exception {
        assertThat(caller.failure("res.partner", "load", List.of("x_any"), List.of(List.of("1"))))
                .isEqualTo("builtins.KeyError");
        assertThat(caller.failure("res.partner", "load", List.of("name", "is_company"), List.of(List.of("A", true))))
                .isEqualTo("builtins.AttributeError");
        assertThat(load("res.partner", List.of("name", "is_company"), List.of("A", "1"))
                        .path("ids"))
                .hasSize(1);
    }

    @Test
    void findsTheSurvivorOfAMergeByTheExternalIdOfTheLoser() throws Exception {
        JsonNode ids = load(
                        "res.partner",
                        PARTNER,
                        List.of("__import__.a", "Jane", ""),
                        List.of("__import__.b", "Jane D.", "jane@example.com"))
                .path("ids");
        long survivor = ids.get(0).longValue();
        long lead = caller.create("crm.lead", Map.of("name", "A", "partner_id", ids.get(1)));
        Object writtenBefore = odoo.record("crm.lead", lead).get("write_date");

        odoo.mergePartners(survivor, ids.get(1).longValue());

        assertThat(odoo.record("crm.lead", lead))
                .containsEntry("partner_id", survivor)
                .containsEntry("write_date", writtenBefore);
        assertThat(odoo.record("res.partner", survivor))
                .containsEntry("name", "Jane")
                .containsEntry("email", "jane@example.com");
        assertThat(load("res.partner", PARTNER, List.of("__import__.b", "Jane Doe", ""))
                        .at("/ids/0")
                        .longValue())
                .isEqualTo(survivor);
        assertThat(caller.call("res.partner", "read", List.of(ids.get(1)), List.of("name")))
                .isEmpty();
    }
}
