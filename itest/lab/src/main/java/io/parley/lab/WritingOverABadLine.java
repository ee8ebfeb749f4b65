// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Fault;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.WriteOutcome;
import java.time.Duration;
import java.util.List;

/** What an adapter says of writes when the CRM refuses, breaks or is silent: nothing is done that is not known to stand. */
abstract class WritingOverABadLine extends WritingContract {

    private static final Fault BROKEN = Fault.answering(Answer.text(500, "text/html", "<h1>Sorry</h1>"));

    @ContractTest
    void writingWithDeadCredentialsIsSaid() throws Exception {
        assertThat(reasons(Fault.answering(refusal(401)))).hasOnlyElementsOfType(SyncException.AuthExpired.class);
    }

    @ContractTest
    void aLimitOfWritesIsKeptForAsLongAsItLasts() throws Exception {
        assertThat(reasons(Fault.answering(refusal(429))))
                .allSatisfy(reason -> keepsSilence(reason, Duration.ofHours(1)));
    }

    @ContractTest
    void aCrmThatBreaksOrIsLostIsTransient() throws Exception {
        for (Fault fault : List.of(Fault.cut(), BROKEN, Fault.answering(Answer.text(503, "text/html", "Later")))) {
            assertThat(reasons(fault)).hasOnlyElementsOfType(SyncException.Transient.class);
        }
    }

    @ContractTest
    void whatIsForbiddenIsNoneOfTheCustomersBusiness() throws Exception {
        assertThat(reasons(Fault.answering(refusal(403))))
                .noneMatch(SyncException.Transient.class::isInstance)
                .noneMatch(SyncException.RateLimited.class::isInstance);
    }

    @ContractTest
    void aPageForPeopleIsNoOutcome() throws Exception {
        reasons(Fault.answering(Refusals.page()));
        reasons(Fault.answering(Refusals.half()));
    }

    @ContractTest
    void newFieldsOfOutcomesDoNoHarm() throws Exception {
        Line line = line();
        line.changes(JsonShapes::withNewFields);
        refs(adapterOn(line), Samples.question("1", "Where is my parcel?"));
        assertThat(texts(onlyCase())).containsExactly("Where is my parcel?");
    }

    @ContractTest
    void whatTheCrmRepeatsOfASecretIsNotToldOn() throws Exception {
        for (int status : new int[] {400, 401, 403, 500}) {
            reasons(Fault.answering(Refusals.indiscreet(status, secrets())));
        }
    }

    @ContractTest
    void whicheverAnswerIsLostARepeatLeavesOneRecord() throws Exception {
        for (int call = 0; call < callsOfAWrite(); call++) {
            repeatedAfter(Fault.lostAnswer(), call, "lost-" + call);
        }
    }

    @ContractTest
    void whicheverCallFailsARepeatLeavesOneRecord() throws Exception {
        for (int call = 0; call < callsOfAWrite(); call++) {
            repeatedAfter(BROKEN, call, "failed-" + call);
        }
    }

    @ContractTest
    void aWriteWhoseAnswerIsLostIsTriedOnceOnly() throws Exception {
        int calls = callsOfAWrite();
        Line line = line();
        line.fails(calls - 1, Fault.lostAnswer());
        reasons(adapterOn(line), Samples.question("once", "Once?"));
        assertThat(line.calls()).as("the agent repeats, the adapter does not").hasSizeLessThanOrEqualTo(calls);
    }

    @ContractTest
    void writingIsInterruptedWithinASecond() throws Exception {
        Line line = line();
        CrmAdapter adapter = adapterOn(line);
        Interruption.ends(line, () -> adapter.write(Samples.question("1", "Where is my parcel?")));
    }

    private List<SyncException> reasons(Fault fault) throws Exception {
        Line line = line();
        line.fails(fault);
        List<SyncException> reasons = reasons(adapterOn(line), Samples.question("1", "Where is my parcel?"));
        assertThat(reasons).as("why nothing stands").isNotEmpty();
        assertThat(crm().cases()).isEmpty();
        return reasons;
    }

    private int callsOfAWrite() throws Exception {
        Line line = line();
        refs(adapterOn(line), Samples.question("try-" + crm().cases().size(), "A try"));
        return line.calls().size();
    }

    private void repeatedAfter(Fault fault, int call, String id) throws Exception {
        int cases = crm().cases().size();
        int contacts = crm().contacts().size();
        Line line = line();
        line.fails(call, fault);
        List<CrmWrite> question = Samples.question(id, "Repeated?");
        try {
            judged(adapterOn(line).write(question).get(1), crm().cases().size() > cases);
        } catch (SyncException e) {
            tellsNoSecret(e);
            assertThat(e.inDoubt() || crm().cases().size() == cases)
                    .as("what may stand is in doubt")
                    .isTrue();
        }
        String record = write(Samples.doubtfulQuestion(id, "Repeated?")).get(1).id();
        assertThat(crm().cases()).as("after call %d", call).hasSize(cases + 1);
        assertThat(crm().contacts()).hasSize(contacts + 1);
        assertThat(texts(record)).containsExactly("Repeated?");
    }

    private static void judged(WriteOutcome outcome, boolean stands) {
        if (outcome instanceof WriteOutcome.Done) {
            assertThat(stands).as("what is said to be done stands").isTrue();
        } else if (stands) {
            assertThat(outcome)
                    .as("what may stand is in doubt")
                    .isInstanceOfSatisfying(
                            WriteOutcome.Failed.class,
                            failed -> assertThat(failed.reason().inDoubt()).isTrue());
        }
    }
}
