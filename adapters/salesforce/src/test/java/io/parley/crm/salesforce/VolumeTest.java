// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.LabServices;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import io.parley.spi.SyncException;
import io.parley.spi.crm.WriteOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many calls messages take in each mode. */
class VolumeTest {

    private static final int FEW = 15;
    private static final int EACH = 5;
    private static final int TRICKLE = 20;
    private static final int SOME = 60;

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

    private long calls(Volume volume, String round, int conversations, int each) throws Exception {
        long before = org.apiCalls();
        volume.deliver(round, conversations, each);
        return org.apiCalls() - before;
    }

    @ParameterizedTest
    @EnumSource
    void aThousandMessagesTakeFewCalls(OrgMode mode) throws Exception {
        SalesforceAdapter adapter = adapter(mode);
        Volume burst = new Volume(adapter, adapter.describe().maxBatch());
        long cold = calls(burst, "cold", Volume.CONVERSATIONS, EACH);
        long warm = calls(burst, "warm", Volume.CONVERSATIONS, EACH);
        System.out.println("calls: mode=" + mode.mode() + " messages=1000 cold=" + cold + " warm=" + warm);
        assertThat(cold).isLessThanOrEqualTo(mode == OrgMode.CASES ? FEW : 7);
        assertThat(warm).isLessThanOrEqualTo(4);
        assertThat(org.records("Contact")).hasSize(Volume.PEOPLE);
        assertThat(org.records("Case")).hasSize(Volume.CONVERSATIONS);
        assertThat(org.records(mode.message())).hasSize(Volume.CONVERSATIONS * EACH * 2);
        assertThat(burst.outcomes().values())
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(WriteOutcome.Done.class));
    }

    /** Where messages come one by one, the agent writes what came within a moment: here one, and twenty. */
    @ParameterizedTest
    @EnumSource
    void aTrickleTakesOneCallForWhatCameTogether(OrgMode mode) throws Exception {
        SalesforceAdapter adapter = adapter(mode);
        int stages = mode == OrgMode.CASES ? 3 : 1;
        Volume volume = new Volume(adapter, TRICKLE);
        long cold = calls(volume, "cold", SOME, 1);
        long warm = calls(volume, "warm", SOME, 1);
        long single = calls(volume.oneByOne(), "single", SOME, 1);
        System.out.println("calls: mode=" + mode.mode() + " messages=" + SOME + " by " + TRICKLE + " cold=" + cold
                + " warm=" + warm + " one by one=" + single);
        assertThat(warm).isLessThanOrEqualTo(SOME / (TRICKLE - 2) + 1);
        assertThat(cold).isLessThanOrEqualTo(1 + stages * (3L * SOME / (TRICKLE - 3) + 1));
        assertThat(single).isEqualTo(SOME);
    }

    @ParameterizedTest
    @EnumSource
    void oneRejectedLeavesTheRest(OrgMode mode) throws Exception {
        SalesforceAdapter adapter = adapter(mode);
        org.rejectWhere(
                mode.message(),
                row -> mode.entry(row).text().equals("Message only-57"),
                "FIELD_CUSTOM_VALIDATION_EXCEPTION",
                "Not this one");
        Volume volume = new Volume(adapter, adapter.describe().maxBatch());
        adapter.check();
        long calls = calls(volume, "only", Volume.CONVERSATIONS, 1);
        System.out.println("calls: mode=" + mode.mode() + " messages=200, one rejected: " + calls);
        assertThat(calls).isLessThanOrEqualTo(mode == OrgMode.CASES ? 6 : 3);
        assertThat(org.records(mode.message())).hasSize(Volume.CONVERSATIONS - 1);
        assertThat(volume.outcomes().values().stream().filter(outcome -> !(outcome instanceof WriteOutcome.Done)))
                .singleElement()
                .isInstanceOfSatisfying(WriteOutcome.Failed.class, failed -> assertThat(failed.reason())
                        .isInstanceOf(SyncException.ItemRejected.class)
                        .hasMessage("Salesforce refused it: Not this one (FIELD_CUSTOM_VALIDATION_EXCEPTION)"));
    }
}
