// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.Samples;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.odoo.OdooSimulator;
import io.parley.model.ContactPoint;
import io.parley.spi.SyncException;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.WriteOutcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the versions of Odoo do differently, and which interface each of them has. */
class OdooVersionsTest {

    @ParameterizedTest
    @ValueSource(ints = {16, 17, 18, 19, 21})
    void everyVersionTakesMessagesInBothWays(int version) throws Exception {
        try (OdooLab lab = lab(version)) {
            for (boolean posting : new boolean[] {false, true}) {
                CrmAdapter adapter = lab.adapter("lead", posting);
                adapter.check();
                assertThat(adapter.write(Samples.question("q-" + posting, "a < b\nc")))
                        .hasOnlyElementsOfType(WriteOutcome.Done.class);
            }
            assertThat(lab.odoo.records("mail.message"))
                    .extracting(message -> message.get("body"))
                    .containsOnly("a &lt; b<br>c");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 17, 18, 19})
    void everyVersionFindsPeople(int version) throws Exception {
        try (OdooLab lab = lab(version)) {
            lab.session()
                    .change(
                            "res.partner",
                            "create",
                            Map.of("vals_list", Map.of("name", "Ann", "phone", "020 1234567")));
            assertThat(lab.adapter()
                            .find(List.of(new ContactQuestion(
                                    Samples.person("1").id(),
                                    null,
                                    List.of(new ContactPoint(ContactPoint.Kind.PHONE, "+31201234567", false)))))
                            .get(0))
                    .hasSize(1);
            assertThat(lab.adapter().records()).hasSize(3);
            assertThat(lab.adapter().remnants()).isEmpty();
        }
    }

    @Test
    void olderVersionsAreRefused() {
        try (OdooLab lab = lab(15)) {
            assertThatThrownBy(() -> lab.adapter().check())
                    .isInstanceOf(SyncException.Permanent.class)
                    .hasMessageContaining("This is Odoo 15");
        }
    }

    @Test
    void theCheckSaysThatTheOldInterfaceWillEnd() throws Exception {
        try (OdooLab lab = lab(19)) {
            assertThat(lab.adapter().check().warnings()).anyMatch(warning -> warning.contains("\"api\": \"json-2\""));
            assertThat(lab.json2().check().warnings()).noneMatch(warning -> warning.contains("json-2"));
            assertThat(lab.odoo.server().calls())
                    .extracting(Call::path)
                    .contains("/jsonrpc", "/web/version", "/json/2/res.users/search");
        }
    }

    @Test
    void anInterfaceThatIsNotThereIsSaid() {
        try (OdooLab lab = lab(22)) {
            assertThatThrownBy(() -> lab.adapter().check())
                    .isInstanceOf(SyncException.Permanent.class)
                    .hasMessageContaining("nothing else from 22 on");
        }
        try (OdooLab lab = lab(18)) {
            assertThatThrownBy(() -> lab.json2().check())
                    .isInstanceOf(SyncException.Permanent.class)
                    .hasMessageContaining("JSON-2 from version 19 on");
        }
    }

    @Test
    void aDeadKeyIsDeadCredentialsByJson2Too() {
        try (OdooLab lab = lab(19)) {
            assertThatThrownBy(() -> lab.json2("a-key-of-old-7Td2").check())
                    .isInstanceOf(SyncException.AuthExpired.class)
                    .hasMessageContaining("New API Key");
        }
    }

    @Test
    void errorsOfJson2AreReadByTheirNames() throws Exception {
        try (OdooLab lab = lab(19)) {
            lab.odoo.rejectWhere(
                    "crm.lead", "message_post", values -> true, "odoo.exceptions.ValidationError", "Not so.");
            WriteOutcome refused =
                    lab.json2().write(Samples.question("1", "Hello?")).get(2);
            assertThat(((WriteOutcome.Failed) refused).reason())
                    .isInstanceOf(SyncException.ItemRejected.class)
                    .hasMessageContaining("Not so.");
            lab.odoo.failSerialization(1);
            WriteOutcome collided =
                    lab.json2().write(Samples.question("2", "Hello?")).get(0);
            assertThat(((WriteOutcome.Failed) collided).reason())
                    .isInstanceOf(SyncException.Transient.class)
                    .matches(reason -> !reason.inDoubt());
        }
    }

    private static OdooLab lab(int version) {
        OdooLab lab = new OdooLab(new OdooSimulator(version));
        lab.odoo.withdrawSettings();
        return lab;
    }
}
