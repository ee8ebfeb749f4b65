// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.Samples;
import io.parley.lab.simulator.odoo.OdooSimulator;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Remnant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What of Parley is found in Odoo, and taken away. */
class OdooRemainsTest {

    private final OdooSimulator administered = new OdooSimulator();
    private final OdooLab lab = new OdooLab(administered);

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void nothingIsLeftWhereNothingWasWritten() throws Exception {
        assertThat(lab.adapter().remnants()).isEmpty();
        lab.odoo.withdrawSettings();
        assertThat(lab.adapter().remnants()).isEmpty();
    }

    @Test
    void keysAreRemovedAndWhatPeopleWorkWithStays() throws Exception {
        List<CrmWrite> batch = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            batch.addAll(Samples.question("p" + i, "Question " + i));
        }
        lab.write(batch);
        Remnant keys = lab.adapter().remnants().get(0);
        assertThat(keys.count()).isEqualTo(180);
        assertThat(keys.instruction()).isEmpty();
        assertThat(lab.adapter().remove(keys)).isZero();
        assertThat(lab.adapter().remove(keys)).isZero();
        assertThat(lab.adapter().remnants()).isEmpty();
        assertThat(lab.view.contacts()).hasSize(60);
        assertThat(lab.view.cases()).hasSize(60);
        assertThat(lab.odoo.records("mail.message")).hasSize(60);
    }

    @Test
    void withoutTheRightPeopleAreToldWhatToDo() throws Exception {
        lab.odoo.withdrawSettings();
        lab.write(Samples.question("1", "Hello?"));
        lab.odoo.addField("res.partner", "x_parley_handle", "char");
        List<Remnant> remnants = lab.adapter().remnants();
        assertThat(remnants).hasSize(2);
        assertThat(remnants.get(0).count()).isEqualTo(1);
        assertThat(remnants.get(0).instruction().orElseThrow()).contains("External Identifiers");
        assertThat(remnants.get(1).name()).contains("x_parley_handle");
        assertThat(remnants.get(1).instruction().orElseThrow()).contains("Technical > Fields");
        assertThatThrownBy(() -> lab.adapter().remove(remnants.get(1))).isInstanceOf(SyncException.Permanent.class);
    }
}
