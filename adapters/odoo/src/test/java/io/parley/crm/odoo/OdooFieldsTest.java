// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.ManyForetold;
import io.parley.lab.Samples;
import io.parley.spi.crm.ChangeFields;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.FieldValues;
import io.parley.spi.crm.RecordPreview;
import io.parley.spi.crm.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every adapter does that takes a mapping, and what Odoo's kinds of fields take. */
class OdooFieldsTest extends OdooFieldsContract {

    @Override
    protected CrmAdapter adapter() {
        return lab.adapter();
    }

    @Test
    void whatIsForetoldOfManyMessagesIsWhatIsChanged() throws Exception {
        lab.odoo.addField("crm.lead", "x_note", "char");
        new ManyForetold(
                        adapter(),
                        fields(),
                        CrmWrite.Kind.CONVERSATION,
                        "x_note",
                        number -> JSON.textNode("Line " + number))
                .check();
    }

    @Test
    void eachKindOfFieldArrivesAndIsNoDifferenceThen() throws Exception {
        lab.odoo.writes("res.partner", lab.odoo.partnerId(), Map.of("tz", "Europe/Amsterdam"));
        ObjectNode values = JSON.objectNode()
                .put("description", "1 < 2\n& more")
                .put("x_when", "2026-07-01T10:00:00.5Z")
                .put("x_second", String.valueOf(lab.odoo.partnerId()))
                .put("date_deadline", "2026-12-24")
                .put("expected_revenue", 12.5)
                .put("color", 3)
                .put("priority", "2")
                .putNull("referred");
        values.putArray("tag_ids").add(String.valueOf(tag("VIP")));
        List<CrmWrite> question = new ArrayList<>(Samples.question("1", "Hello?"));
        CrmWrite.PutConversation put = (CrmWrite.PutConversation) question.get(1);
        question.set(1, put.with(FieldValues.of(JSON.objectNode(), values)));
        CrmRef lead = lab.write(question).get(1);
        assertThat(lab.odoo.record("crm.lead", lab.lead()))
                .containsEntry("x_when", "2026-07-01 10:00:00")
                .containsEntry("x_second", lab.odoo.partnerId())
                .containsEntry("description", "1 &lt; 2<br>&amp; more")
                .containsEntry("tag_ids", List.of(1L))
                .containsEntry("date_deadline", "2026-12-24");
        ChangeFields same = new ChangeFields(CrmWrite.Kind.CONVERSATION, put.key(), lead, values);
        assertThat(lab.adapter().preview(List.of(same)).get(0))
                .singleElement()
                .satisfies(one -> assertThat(one.difference()).isEmpty());
    }

    @Test
    void aFieldThatIsGoneIsSaid() throws Exception {
        CrmRef contact = lab.write(Samples.question("1", "Hello?")).get(0);
        ChangeFields change = new ChangeFields(
                CrmWrite.Kind.CONTACT, "k", contact, JSON.objectNode().put("x_gone", "v"));
        assertThat(lab.adapter().write(List.of(change)))
                .singleElement()
                .isInstanceOfSatisfying(WriteOutcome.Failed.class, failed -> assertThat(failed.reason())
                        .hasMessageContaining("no field x_gone"));
        assertThat(lab.adapter().preview(List.of(change))).containsExactly(List.of());
    }

    @Test
    void aThousandRecordsAreReadInAFewCalls() throws Exception {
        List<CrmWrite> changes = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            List<CrmWrite> question = Samples.question("p" + i, "Question " + i);
            List<CrmRef> refs = lab.write(question);
            for (int kind = 0; kind < 3; kind++) {
                CrmWrite write = question.get(kind);
                String field = List.of("ref", "referred", "x_topic").get(kind);
                changes.add(new ChangeFields(
                        write.kind(),
                        write.key(),
                        refs.get(kind),
                        JSON.objectNode().put(field, "v" + i)));
            }
        }
        lab.odoo.server().forgetCalls();
        List<List<RecordPreview>> previews = lab.adapter().preview(changes);
        assertThat(previews)
                .hasSize(150)
                .allSatisfy(one -> assertThat(one.get(0).difference()).hasSize(1));
        assertThat(lab.odoo.server().calls()).hasSizeLessThanOrEqualTo(10);
        lab.odoo.server().forgetCalls();
        assertThat(lab.adapter().write(changes)).hasOnlyElementsOfType(WriteOutcome.Done.class);
        assertThat(lab.odoo.server().calls()).hasSizeLessThanOrEqualTo(7);
    }

    private long tag(String name) throws Exception {
        return lab.session()
                .change("crm.tag", "create", Map.of("vals_list", Map.of("name", name)))
                .asLong();
    }
}
