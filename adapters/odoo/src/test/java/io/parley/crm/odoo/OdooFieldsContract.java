// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.FieldsContract;
import io.parley.lab.FieldsView;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.FieldDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every adapter does that takes a mapping, in a database in which ids have three figures. */
abstract class OdooFieldsContract extends FieldsContract {

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    final OdooLab lab = new OdooLab();

    @BeforeEach
    void addFields() throws Exception {
        lab.odoo.addField("mail.message", "x_topic", "char");
        lab.odoo.addField("crm.lead", "x_when", "datetime");
        lab.odoo.addField("crm.lead", "x_second", "many2one res.partner");
        List<Map<String, String>> others = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            others.add(Map.of("name", "Other " + i));
        }
        lab.session().change("res.partner", "create", Map.of("vals_list", others));
    }

    @AfterEach
    void stop() {
        assertThat(lab.odoo.outgoingMails()).isEmpty();
        lab.close();
    }

    @Override
    protected FieldsView fields() {
        return new FieldsView() {

            @Override
            public ObjectNode of(CrmRef record) {
                ObjectNode values = JSON.objectNode();
                lab.odoo.record(record.type(), Long.parseLong(record.id())).forEach((name, value) -> {
                    if (name.startsWith("write_")) {
                        return;
                    }
                    if (value instanceof Boolean truth) {
                        values.put(name, truth);
                    } else if (value instanceof Number number) {
                        values.put(name, number.doubleValue());
                    } else if (value instanceof String text) {
                        values.put(name, text.replaceAll("<[^>]*>", ""));
                    }
                });
                return values;
            }

            @Override
            public void edit(CrmRef record, String field, JsonNode value) {
                lab.odoo.writes(
                        record.type(),
                        Long.parseLong(record.id()),
                        Map.of(field, value.isBoolean() ? value.asBoolean() : value.asText()));
            }
        };
    }

    /** Odoo completes the addresses of websites, and notes when a lead is archived. */
    @Override
    protected boolean mappable(FieldDescription field) {
        return !Set.of("website", "tz", "active").contains(field.name());
    }
}
