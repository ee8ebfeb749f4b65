// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.LabServices;
import io.parley.lab.Samples;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.MoveConversation;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.RecordPreview;
import io.parley.spi.crm.WriteOutcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases that go to other contacts, in every mode. */
class MovingTest {

    private final LabServices lab = new LabServices();
    private final SalesforceSimulator org = new SalesforceSimulator();

    @AfterEach
    void stop() {
        org.close();
        lab.close();
    }

    private SalesforceAdapter adapter(OrgMode mode) {
        mode.deploy(org);
        return new SalesforceAdapter(
                TestConfiguration.of(org).mode(mode.mode()).build(), lab.apiClients(), lab.htmlText());
    }

    private static List<CrmWrite> move(CrmRef conversation, CrmRef contact) {
        String profile = Samples.person("1").id().key();
        return List.of(new MoveConversation("move:1", conversation, false, new Parent(profile, contact)));
    }

    @ParameterizedTest
    @EnumSource
    void theCaseAndTheProfileGoToTheContact(OrgMode mode) throws Exception {
        SalesforceAdapter adapter = adapter(mode);
        List<CrmRef> refs = OrgTest.write(adapter, Samples.question("1", "Where is my parcel?"));
        CrmRef known = new CrmRef("Contact", org.create("Contact", Map.of("LastName", "Doe")));
        for (int time = 0; time < 2; time++) {
            assertThat(OrgTest.write(adapter, move(refs.get(1), known))).containsExactly(refs.get(1));
            assertThat(org.record(refs.get(1).id())).containsEntry("ContactId", known.id());
        }
        if (mode.profile() != null) {
            assertThat(org.records(mode.profile()))
                    .singleElement()
                    .satisfies(profile -> assertThat(profile.get(mode.owner())).isEqualTo(known.id()));
        }
        assertThat(org.records(mode.message())).singleElement().satisfies(message -> assertThat(
                        message.get(mode.pointer()))
                .isEqualTo(refs.get(1).id()));
    }

    @ParameterizedTest
    @EnumSource
    void whatWouldBeMovedIsForetold(OrgMode mode) throws Exception {
        SalesforceAdapter adapter = adapter(mode);
        List<CrmRef> refs = OrgTest.write(adapter, Samples.question("1", "Where is my parcel?"));
        CrmRef known = new CrmRef("Contact", org.create("Contact", Map.of("LastName", "Doe")));
        List<RecordPreview> preview = adapter.preview(move(refs.get(1), known)).get(0);
        assertThat(preview).anySatisfy(one -> {
            assertThat(one.ref()).contains(refs.get(1));
            assertThat(one.before().path("ContactId").asText())
                    .isEqualTo(refs.get(0).id());
            assertThat(one.after().path("ContactId").asText()).isEqualTo(known.id());
        });
        assertThat(preview).hasSize(mode.profile() == null ? 1 : 2);
        assertThat(org.record(refs.get(1).id()))
                .containsEntry("ContactId", refs.get(0).id());
    }

    @ParameterizedTest
    @EnumSource
    void aCaseThatIsGoneIsNotMadeAgain(OrgMode mode) throws Exception {
        SalesforceAdapter adapter = adapter(mode);
        List<CrmRef> refs = OrgTest.write(adapter, Samples.question("1", "Where is my parcel?"));
        CrmRef known = new CrmRef("Contact", org.create("Contact", Map.of("LastName", "Doe")));
        org.delete(refs.get(1).id());
        WriteOutcome outcome = adapter.write(move(refs.get(1), known)).get(0);
        assertThat(outcome).isInstanceOfSatisfying(WriteOutcome.Failed.class, failed -> assertThat(failed.reason())
                .isInstanceOf(SyncException.RecordGone.class));
        assertThat(org.records("Case")).isEmpty();
    }
}
