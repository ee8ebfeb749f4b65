// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.FieldsContract;
import io.parley.lab.FieldsView;
import io.parley.lab.LabServices;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.FieldDescription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every adapter does that takes a mapping, against a simulated org of one mode. */
abstract class ModeFields extends FieldsContract {

    private static final List<String> KEPT_BY_SALESFORCE = List.of("Name", "LastModifiedDate", "SystemModstamp");

    private final LabServices lab = new LabServices();
    private final SalesforceSimulator org = new SalesforceSimulator();
    private final OrgMode mode;

    ModeFields(OrgMode mode) {
        this.mode = mode;
    }

    @BeforeEach
    void deploy() {
        mode.deploy(org);
        org.administrator().restrict("Case", "Reason", "Delivery", "Payment");
    }

    @AfterEach
    void stop() {
        org.close();
        lab.close();
    }

    @Override
    protected CrmAdapter adapter() {
        return new SalesforceAdapter(
                TestConfiguration.of(org).mode(mode.mode()).build(), lab.apiClients(), lab.htmlText());
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(org.clientSecret());
    }

    /** An e-mail address has to be one. */
    @Override
    protected boolean mappable(FieldDescription field) {
        return !field.name().endsWith("Email");
    }

    @Override
    protected FieldsView fields() {
        return new FieldsView() {

            @Override
            public ObjectNode of(CrmRef record) {
                Map<String, Object> values = new HashMap<>(org.record(record.id()));
                if (record.type().equals("Contact")) {
                    KEPT_BY_SALESFORCE.forEach(values::remove);
                }
                values.remove("LastModifiedDate");
                values.remove("LastModifiedById");
                values.remove("SystemModstamp");
                return new JsonMapper().valueToTree(values);
            }

            @Override
            public void edit(CrmRef record, String field, JsonNode value) {
                org.edit(record.id(), Map.of(field, value.isBoolean() ? value.booleanValue() : value.asText()));
            }
        };
    }
}
