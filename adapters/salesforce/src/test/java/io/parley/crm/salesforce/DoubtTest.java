// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.LabServices;
import io.parley.lab.Samples;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.Fault;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.WriteOutcome;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do between a write of which nobody knows what became, and its repetition, in every mode. */
class DoubtTest {

    private final LabServices lab = new LabServices();
    private final SalesforceSimulator org = new SalesforceSimulator();

    @AfterEach
    void stop() {
        org.close();
        lab.close();
    }

    /** The last part of a question is written, and its answer is lost. */
    private SalesforceAdapter doubtful(OrgMode mode) throws Exception {
        mode.deploy(org);
        SalesforceAdapter adapter = new SalesforceAdapter(
                TestConfiguration.of(org).mode(mode.mode()).build(), lab.apiClients(), lab.htmlText());
        adapter.check();
        Predicate<Call> message = call -> call.text().contains("Where is my parcel?");
        org.server().failNext(message, Fault.lostAnswer());
        List<CrmWrite> question = Samples.question("1", "Where is my parcel?");
        if (mode == OrgMode.CASES) {
            assertThat(adapter.write(question).get(2)).isInstanceOf(WriteOutcome.Failed.class);
        } else {
            assertThatThrownBy(() -> adapter.write(question)).isInstanceOf(SyncException.Transient.class);
        }
        assertThat(org.records(mode.message())).hasSize(1);
        return adapter;
    }

    private static List<CrmWrite> again() {
        return Samples.doubtfulQuestion("1", "Where is my parcel?");
    }

    private String only(String object) {
        assertThat(org.records(object)).as(object).hasSize(1);
        return String.valueOf(org.records(object).get(0).get("Id"));
    }

    @ParameterizedTest
    @EnumSource
    void ownerStatusAndNameStay(OrgMode mode) throws Exception {
        SalesforceAdapter adapter = doubtful(mode);
        org.own(only("Case"), "Robin Reader");
        org.edit(only("Case"), Map.of("Status", "Escalated", "Priority", "High", "Subject", "Parcel 7"));
        org.rename(only("Contact"), "Jane", "Doe");
        Map<String, Object> before = org.record(only("Case"));
        List<CrmRef> refs = OrgTest.write(adapter, again());
        assertThat(refs).extracting(CrmRef::id).containsExactly(only("Contact"), only("Case"), only(mode.message()));
        assertThat(org.record(only("Case"))).isEqualTo(before);
        assertThat(org.record(only("Contact"))).containsEntry("Name", "Jane Doe");
    }

    @ParameterizedTest
    @EnumSource
    void aMergedContactIsFollowed(OrgMode mode) throws Exception {
        SalesforceAdapter adapter = doubtful(mode);
        String survivor = org.create("Contact", Map.of("LastName", "Doe"));
        org.merge(survivor, other("Contact", survivor));
        List<CrmRef> refs = OrgTest.write(adapter, again());
        assertThat(refs.get(0)).isEqualTo(new CrmRef("Contact", survivor));
        assertThat(only("Contact")).isEqualTo(survivor);
        assertThat(org.record(only("Case"))).containsEntry("ContactId", survivor);
        assertThat(org.records(mode.message())).hasSize(1);
        if (mode.profile() != null) {
            assertThat(org.record(only(mode.profile()))).containsEntry(mode.owner(), survivor);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedCaseIsNotMadeAgain(OrgMode mode) throws Exception {
        SalesforceAdapter adapter = doubtful(mode);
        org.delete(only("Case"));
        List<WriteOutcome> outcomes = adapter.write(again());
        assertThat(outcomes.get(0)).isInstanceOf(WriteOutcome.Done.class);
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(WriteOutcome.Failed.class, failed -> assertThat(failed.reason())
                        .isInstanceOf(SyncException.RecordGone.class));
        assertThat(outcomes.get(2)).isNotInstanceOf(WriteOutcome.Done.class);
        assertThat(org.records("Case")).isEmpty();
        assertThat(org.records("Contact")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedMessageIsNotMadeAgain(OrgMode mode) throws Exception {
        SalesforceAdapter adapter = doubtful(mode);
        org.delete(only(mode.message()));
        List<WriteOutcome> outcomes = adapter.write(again());
        assertThat(outcomes.get(1)).isInstanceOf(WriteOutcome.Done.class);
        assertThat(outcomes.get(2))
                .isInstanceOfSatisfying(WriteOutcome.Failed.class, failed -> assertThat(failed.reason())
                        .isInstanceOf(SyncException.RecordGone.class));
        assertThat(org.records(mode.message())).isEmpty();
    }

    private String other(String object, String except) {
        List<String> others = org.records(object).stream()
                .map(row -> String.valueOf(row.get("Id")))
                .filter(id -> !id.equals(except))
                .toList();
        assertThat(others).hasSize(1);
        return others.get(0);
    }
}
