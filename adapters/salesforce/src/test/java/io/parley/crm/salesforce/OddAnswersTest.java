// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.Samples;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.Fault;
import io.parley.model.Direction;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.RemoveMessage;
import io.parley.spi.crm.WriteOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that a healthy org seldom gives, as they were recorded. */
class OddAnswersTest extends OrgTest {

    private static final Predicate<Call> COMPOSITE = call -> call.path().endsWith("/composite");

    @BeforeEach
    void know() throws Exception {
        adapter.check();
    }

    private static Predicate<Call> asking(String words) {
        return call -> COMPOSITE.test(call) && call.text().contains(words);
    }

    private void answer(String json) {
        org.server().failNext(COMPOSITE, Fault.answering(Answer.text(200, "application/json", json)));
    }

    private static String part(int status, String body) {
        return "{\"body\":" + body + ",\"httpHeaders\":{},\"httpStatusCode\":" + status + ",\"referenceId\":\"p\"}";
    }

    private static String parts(String... parts) {
        return "{\"compositeResponse\":[" + String.join(",", parts) + "]}";
    }

    @Test
    void aPartThatIsRefusedAsAWholeIsRefusedForEach() throws Exception {
        String halted = part(400, "[{\"errorCode\":\"PROCESSING_HALTED\",\"message\":\"Halted\"}]");
        answer(parts(halted, halted, halted, halted));
        List<WriteOutcome> outcomes = adapter.write(Samples.question("1", "?"));
        assertThat(reason(outcomes.get(0)))
                .isInstanceOfSatisfying(SyncException.Transient.class, later -> assertThat(later.inDoubt())
                        .isFalse());
        assertThat(outcomes.subList(1, 3))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(WriteOutcome.NotAttempted.class));
    }

    @Test
    void aResultThatSaysNothingIsInDoubt() throws Exception {
        answer(parts(part(200, "[{}]"), part(200, "[]"), part(200, "{}"), part(200, "[{\"success\":true}]")));
        assertThat(reason(adapter.write(Samples.question("1", "?")).get(0)))
                .isInstanceOfSatisfying(SyncException.Transient.class, later -> assertThat(later.inDoubt())
                        .isTrue());
    }

    @Test
    void missingPartsAreInDoubt() {
        answer("{\"compositeResponse\":[]}");
        assertThatThrownBy(() -> adapter.write(Samples.question("1", "?")))
                .isInstanceOfSatisfying(SyncException.Transient.class, later -> assertThat(later.inDoubt())
                        .isTrue());
    }

    @Test
    void aDuplicateThatCannotBeLookedUpIsTriedLater() throws Exception {
        write(Samples.question("1", "?"));
        org.server().failNext(asking("FROM%20Contact"), Fault.answering(Answer.text(503, "text/html", "Maintenance")));
        List<WriteOutcome> outcomes = adapter.write(Samples.question("1", "?"));
        assertThat(reason(outcomes.get(0))).isInstanceOf(SyncException.Transient.class);
        assertThat(outcomes.get(2)).isInstanceOf(WriteOutcome.Done.class);
    }

    @Test
    void aLaterCallThatFailsLeavesWhatStoodBefore() throws Exception {
        org.server().failNext(asking("CaseComment"), Fault.cut());
        List<CrmRef> refs = write(Samples.question("1", "?"));
        List<CrmWrite> batch = new ArrayList<>(Samples.question("2", "?"));
        batch.addAll(Samples.edit("1", "edited", refs));
        batch.addAll(Samples.removal("1", refs));
        batch.addAll(More.message("more", "more", refs));
        batch.addAll(Samples.note("1", refs.get(1), "note"));
        batch.removeIf(RemoveMessage.class::isInstance);
        List<WriteOutcome> outcomes = adapter.write(batch);
        assertThat(outcomes.subList(0, 4))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(WriteOutcome.Done.class));
        assertThat(reason(outcomes.get(5)))
                .isInstanceOfSatisfying(SyncException.Transient.class, lost -> assertThat(lost.inDoubt())
                        .isTrue());
        assertThat(org.records("Parley_Message__c")).hasSize(3);
    }

    @Test
    void aCaseThatStaysClosedIsToldOfTheMessage() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "?"));
        org.close(refs.get(1).id());
        org.rejectWhere(
                "Case", row -> "New".equals(row.get("Status")), "FIELD_CUSTOM_VALIDATION_EXCEPTION", "Never again");
        assertThat(reason(adapter.write(More.message("more", "?", refs)).get(0)))
                .hasMessageContaining("Never again");
        org.server().failNext(asking("\"Status\""), Fault.cut());
        assertThat(reason(adapter.write(More.message("more", "?", refs)).get(0)))
                .isInstanceOf(SyncException.Transient.class);
    }

    @Test
    void aParentThatNobodyKnowsIsWaitedFor() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "?"));
        CrmWrite orphan = More.message(
                "orphan",
                "?",
                Direction.INBOUND,
                "1",
                new Parent(Samples.person("1").id().key(), refs.get(0)),
                new Parent("case:none", null));
        assertThat(adapter.write(List.of(orphan)).get(0)).isInstanceOf(WriteOutcome.NotAttempted.class);
    }

    @Test
    void anOldAnswerThatIsEditedIsNotSent() throws Exception {
        String none = part(200, "{\"records\":[]}");
        String edited = part(200, """
                {"records":[{"Id":"00a000000000001AAA","ParentId":"500000000000001AAA","CommentBody":"Edited",
                "CreatedDate":"2026-05-04T12:00:00.000+0000","SystemModstamp":"2026-05-04T14:00:00.000+0000"}]}""");
        answer(parts(none, none, edited));
        assertThat(events(null, now.plusSeconds(60)).events()).isEmpty();
        answer(parts(none, none, edited));
        assertThat(events(null, now).events()).hasSize(1);
    }

    @Test
    void eventsThatCannotBeReadMoveNothing() {
        String bad =
                part(200, "{\"records\":[{\"Id\":\"x' OR\",\"SystemModstamp\":\"2026-05-04T12:00:00.000+0000\"}]}");
        String timeless = part(200, "{\"records\":[{\"Id\":\"500000000000001AAA\",\"SystemModstamp\":\"noon\"}]}");
        for (String part : List.of(bad, timeless, part(400, "[{\"errorCode\":\"QUERY_TIMEOUT\",\"message\":\"?\"}]"))) {
            answer(parts(part, part, part));
            assertThatThrownBy(() -> adapter.events(new EventRequest(null, Instant.EPOCH, 10)))
                    .isInstanceOf(SyncException.Transient.class);
        }
    }
}
