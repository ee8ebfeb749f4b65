// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchTest {

    private final OdooSimulator odoo = new OdooSimulator();
    private final Caller caller = new Caller(odoo);
    private long jane;
    private long joe;
    private long lead;

    @BeforeEach
    void fill() throws Exception {
        jane = caller.create("res.partner", Map.of("name", "Jane Doe", "email", "jane_doe@example.com", "ref", "1"));
        joe = caller.create("res.partner", Map.of("name", "Joe Doe", "email", "Joe@example.com", "ref", "1"));
        caller.create("res.partner", Map.of("name", "Gone", "ref", "1", "active", false));
        lead = caller.create("crm.lead", Map.of("name", "A", "partner_id", jane));
    }

    @AfterEach
    void close() {
        odoo.close();
    }

    private List<Long> partners(Object... domain) throws Exception {
        return caller.search("res.partner", List.of(domain), Map.of("order", "id"));
    }

    @Test
    void readsPolishNotation() throws Exception {
        List<?> isJane = List.of("name", "=", "Jane Doe");
        List<?> isJoe = List.of("email", "=ilike", "joe@EXAMPLE.com");

        assertThat(partners("|", isJane, isJoe)).containsExactly(jane, joe);
        assertThat(partners("&", isJane, isJoe)).isEmpty();
        assertThat(partners(List.of("ref", "=", "1"), "!", isJane)).containsExactly(joe);
        assertThat(partners(List.of("id", "in", List.of(joe, 999)))).containsExactly(joe);
        assertThat(partners(List.of("id", ">", jane), List.of("ref", "!=", false)))
                .containsExactly(joe);
        assertThat(partners(List.of("ref", "=", "1"), List.of("id", "not in", List.of(joe))))
                .containsExactly(jane);
    }

    @Test
    void takesWildcardsInPatterns() throws Exception {
        assertThat(partners(List.of("email", "=ilike", "jane%"))).containsExactly(jane);
        assertThat(partners(List.of("email", "=ilike", "janeXdoe@example.com"))).isEmpty();
        assertThat(partners(List.of("email", "=ilike", "jane_doe@exampl_.com"))).containsExactly(jane);
        assertThat(partners(List.of("name", "ilike", "DOE"))).containsExactly(jane, joe);
        assertThat(partners(List.of("name", "like", "DOE"))).isEmpty();
    }

    @Test
    void followsRelations() throws Exception {
        assertThat(caller.search("crm.lead", List.of(List.of("partner_id.email", "ilike", "jane")), Map.of()))
                .containsExactly(lead);
        assertThat(caller.search("crm.lead", List.of(List.of("partner_id.email", "ilike", "joe")), Map.of()))
                .isEmpty();
        assertThat(caller.search("crm.lead", List.of(List.of("partner_id", "ilike", "Jane")), Map.of()))
                .containsExactly(lead);
    }

    @Test
    void hidesArchivedRecordsUnlessAsked() throws Exception {
        List<?> all = List.of(List.of("ref", "=", "1"));

        assertThat(caller.search("res.partner", all, Map.of())).hasSize(2);
        assertThat(caller.search("res.partner", all, Map.of("context", Map.of("active_test", false))))
                .hasSize(3);
        assertThat(partners(List.of("ref", "=", "1"), List.of("active", "in", List.of(true, false))))
                .hasSize(3);
        assertThat(partners(List.of("ref", "=", "1"), List.of("active", "=", false)))
                .hasSize(1);
    }

    @Test
    void givesPagesInOrder() throws Exception {
        List<?> both = List.of(List.of("ref", "=", "1"));

        assertThat(caller.search("res.partner", both, Map.of("order", "name desc, id", "limit", 1)))
                .containsExactly(joe);
        assertThat(caller.search("res.partner", both, Map.of("order", "name desc, id", "limit", 1, "offset", 1)))
                .containsExactly(jane);
        assertThat(caller.search("res.partner", both, Map.of("offset", 2))).isEmpty();
        assertThat(caller.call("res.partner", "search_count", both).asInt()).isEqualTo(2);
        assertThat(caller.call("res.partner", "search_read", both, List.of("ref"))
                        .get(0)
                        .toString())
                .isEqualTo("{\"id\":" + jane + ",\"ref\":\"1\"}");
    }

    @Test
    void refusesMalformedSearches() throws Exception {
        assertThat(caller.failure("res.partner", "search", List.of(List.of("x_any", "=", "1"))))
                .isEqualTo("builtins.ValueError");
        assertThat(caller.failure("res.partner", "search", List.of("|", List.of("ref", "=", "1"))))
                .isEqualTo("builtins.ValueError");
        assertThat(caller.failure("res.partner", "search", List.of(List.of("ref", "equals", "1"))))
                .isEqualTo("builtins.ValueError");
        assertThat(caller.failure("res.partner", "search", List.of(List.of()), Map.of("order", "x_any")))
                .isEqualTo("builtins.ValueError");
        assertThat(caller.failure("res.partner", "search", List.of(List.of()), Map.of("order", "id; drop")))
                .isEqualTo("odoo.exceptions.UserError");
        assertThat(caller.failure("res.partner", "search_read", List.of(), List.of("x_any")))
                .isEqualTo("builtins.ValueError");
    }
}
