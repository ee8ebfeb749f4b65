// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.Samples;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.Fault;
import io.parley.model.ContactPoint;
import io.parley.model.SocialProfile;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.PutNote;
import io.parley.spi.crm.WriteOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of writes when something is in the way. */
class WritingTest extends OrgTest {

    private static boolean isWrite(Call call) {
        return call.path().endsWith("/composite");
    }

    private static CrmWrite.PutContact contact(SocialProfile.Builder profile) {
        SocialProfile built = profile.build();
        return new CrmWrite.PutContact(built.id().key(), null, false, built);
    }

    private static SocialProfile.Builder person(String name) {
        return SocialProfile.of(Samples.person("1").id()).displayName(name).observedAt(Instant.EPOCH);
    }

    @Test
    void aContactACaseAndAMessageTakeOneCall() throws Exception {
        adapter.check();
        long before = org.apiCalls();
        List<CrmRef> refs = write(Samples.question("1", "Where is my parcel?"));
        assertThat(org.apiCalls() - before).isEqualTo(1);
        assertThat(refs).extracting(CrmRef::type).containsExactly("Contact", "Case", "Parley_Message__c");
        assertThat(only("Contact")).containsEntry("FirstName", "Person").containsEntry("LastName", "1");
        assertThat(only("Case"))
                .containsEntry("ContactId", refs.get(0).id())
                .containsEntry("Subject", "Question 1")
                .containsEntry("Origin", "Web");
        assertThat(only("Parley_Profile__c"))
                .containsEntry("Contact__c", refs.get(0).id())
                .containsEntry("Handle__c", "person-1");
        assertThat(only("Parley_Message__c"))
                .containsEntry("Case__c", refs.get(1).id())
                .containsEntry("Profile__c", only("Parley_Profile__c").get("Id"))
                .containsEntry("Direction__c", "Inbound")
                .containsEntry("Name", "Where is my parcel?")
                .containsEntry("Sent_At__c", "2026-05-04T12:00:00.000+0000");
    }

    @Test
    void aBadRecordIsAlone() throws Exception {
        org.rejectWhere(
                "Contact", row -> "2".equals(row.get("LastName")), "FIELD_CUSTOM_VALIDATION_EXCEPTION", "No 2s");
        List<CrmWrite> batch = new ArrayList<>();
        for (String id : List.of("1", "2", "3")) {
            batch.addAll(Samples.question(id, "Question"));
        }
        List<WriteOutcome> outcomes = adapter.write(batch);
        assertThat(reason(outcomes.get(3)))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessage("Salesforce refused it: No 2s (FIELD_CUSTOM_VALIDATION_EXCEPTION)");
        for (int child : List.of(4, 5)) {
            assertThat(outcomes.get(child))
                    .isInstanceOfSatisfying(WriteOutcome.NotAttempted.class, left -> assertThat(left.causeKey())
                            .isIn(batch.get(3).key(), batch.get(4).key()));
        }
        assertThat(outcomes.stream().filter(WriteOutcome.Done.class::isInstance))
                .hasSize(6);
        assertThat(org.records("Parley_Message__c")).hasSize(2);
    }

    @Test
    void aBadMessageLeavesItsCase() throws Exception {
        org.rejectWhere("Parley_Message__c", row -> true, "STRING_TOO_LONG", "x".repeat(5_000));
        List<WriteOutcome> outcomes = adapter.write(Samples.question("1", "?"));
        assertThat(outcomes.subList(0, 2))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(WriteOutcome.Done.class));
        assertThat(reason(outcomes.get(2)).getMessage()).hasSizeLessThan(400);
    }

    @Test
    void aBadProfileIsToldOfTheContact() throws Exception {
        org.rejectWhere("Parley_Profile__c", row -> true, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "No profiles");
        List<WriteOutcome> outcomes = adapter.write(Samples.question("1", "?"));
        assertThat(reason(outcomes.get(0))).hasMessageContaining("No profiles");
        assertThat(outcomes.get(1)).isInstanceOf(WriteOutcome.Done.class);
        assertThat(outcomes.get(2)).isInstanceOf(WriteOutcome.NotAttempted.class);
    }

    @Test
    void whatPeopleChangedStays() throws Exception {
        List<CrmRef> first = write(Samples.question("1", "?"));
        org.rename(first.get(0).id(), "Jane", "Doe");
        org.own(first.get(1).id(), "Robin Reader");
        org.close(first.get(1).id());
        assertThat(write(Samples.question("1", "?"))).isEqualTo(first);
        write(List.of(new CrmWrite.PutContact(
                Samples.person("1").id().key(),
                first.get(0),
                false,
                person("Other Name").build())));
        assertThat(only("Contact")).containsEntry("Name", "Jane Doe");
        assertThat(only("Parley_Profile__c")).containsEntry("Name", "Other Name");
        assertThat(only("Case")).containsEntry("Status", "Closed");
    }

    @Test
    void contactsThatLookAlikeAreNotRefused() throws Exception {
        org.detectDuplicateEmails(true);
        ContactPoint shared = new ContactPoint(ContactPoint.Kind.EMAIL, "info@example.com", false);
        write(List.of(contact(person("Ann Example").contactPoint(shared))));
        SocialProfile other = SocialProfile.of(Samples.person("2").id())
                .displayName("Bob Example")
                .contactPoint(shared)
                .observedAt(Instant.EPOCH)
                .build();
        write(List.of(new CrmWrite.PutContact(other.id().key(), null, false, other)));
        assertThat(org.records("Contact")).hasSize(2);
    }

    @Test
    void anotherUniqueFieldIsNoDuplicateOfOurs() throws Exception {
        org.rejectWhere("Contact", row -> true, "DUPLICATE_VALUE", "duplicate value found: Loyalty_Number__c");
        assertThat(reason(adapter.write(Samples.question("1", "?")).get(0)))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("Loyalty_Number__c");
    }

    @Test
    void hostileValuesAreBounded() throws Exception {
        write(List.of(contact(person("\u0007 " + "a".repeat(90) + " " + "𝄞".repeat(80))
                .handle("h".repeat(400))
                .bio("b".repeat(20_000))
                .page(URI.create("https://example.com/" + "p".repeat(300)))
                .contactPoint(new ContactPoint(ContactPoint.Kind.EMAIL, "not an address", true))
                .contactPoint(new ContactPoint(ContactPoint.Kind.PHONE, "+31".repeat(40), false)))));
        assertThat(String.valueOf(only("Contact").get("LastName")))
                .endsWith("…")
                .hasSizeLessThanOrEqualTo(80);
        assertThat(only("Contact")).doesNotContainKey("Email");
        assertThat(only("Parley_Profile__c")).doesNotContainKey("Page__c");
        List<CrmRef> refs = write(Samples.question("2", "x".repeat(200_000)));
        assertThat(String.valueOf(org.record(refs.get(2).id()).get("Text__c"))).hasSize(131_072);
        write(Samples.note("n", refs.get(1), "é".repeat(2_000)));
        assertThat(String.valueOf(only("CaseComment").get("CommentBody"))).endsWith("[parley:note:n]");
    }

    @Test
    void aNamelessPersonIsTheirHandleOrTheirKey() throws Exception {
        write(List.of(contact(person(" \u0007 ").handle("solo"))));
        assertThat(only("Contact")).containsEntry("LastName", "solo").doesNotContainKey("FirstName");
    }

    @Test
    void aLockedCaseIsTriedLater() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "?"));
        org.lockRow(refs.get(1).id());
        List<CrmWrite> edit = Samples.edit("1", "!", refs);
        assertThat(reason(adapter.write(edit).get(0)))
                .isInstanceOfSatisfying(SyncException.Transient.class, busy -> assertThat(busy.inDoubt())
                        .isFalse());
        org.unlock(refs.get(1).id());
        write(edit);
        assertThat(only("Parley_Message__c")).containsEntry("Text__c", "!");
    }

    @Test
    void aDeletedMessageIsGoneAndNotMadeAgain() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "?"));
        org.delete(refs.get(2).id());
        assertThat(reason(adapter.write(Samples.edit("1", "!", refs)).get(0)))
                .isInstanceOf(SyncException.RecordGone.class);
        assertThat(org.records("Parley_Message__c")).isEmpty();
    }

    @Test
    void anUsedUpQuotaMeansAnHourOfSilence() throws Exception {
        adapter.check();
        org.limitRequests(1);
        Instant before = Instant.now();
        assertThatThrownBy(() -> adapter.write(Samples.question("1", "?")))
                .isInstanceOfSatisfying(SyncException.RateLimited.class, limited -> assertThat(limited.resumeAt())
                        .isAfterOrEqualTo(before.plus(Duration.ofHours(1))));
        org.limitRequests(100);
        assertThatThrownBy(() -> adapter.write(Samples.question("1", "?")))
                .as("the org is left alone until then")
                .isInstanceOf(SyncException.RateLimited.class);
        assertThat(org.records("Parley_Message__c")).isEmpty();
    }

    @Test
    void anExpiredTokenIsRenewed() throws Exception {
        write(Samples.question("1", "?"));
        org.expireTokens();
        write(Samples.question("2", "?"));
        assertThat(org.server().calls("POST", "/services/oauth2/token")).isEqualTo(2);
    }

    @Test
    void aLostAnswerAndARepeatLeaveNothingTwice() throws Exception {
        adapter.check();
        org.server().failNext(WritingTest::isWrite, Fault.lostAnswer());
        assertThatThrownBy(() -> adapter.write(Samples.question("1", "?")))
                .isInstanceOfSatisfying(SyncException.Transient.class, lost -> assertThat(lost.inDoubt())
                        .isTrue());
        List<CrmRef> refs = write(Samples.question("1", "?"));
        assertThat(refs)
                .extracting(CrmRef::id)
                .containsExactly(
                        String.valueOf(only("Contact").get("Id")),
                        String.valueOf(only("Case").get("Id")),
                        String.valueOf(only("Parley_Message__c").get("Id")));
        assertThat(org.records("Parley_Profile__c")).hasSize(1);
    }

    @Test
    void aNoteInDoubtIsLookedForFirst() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "?"));
        org.server().failNext(WritingTest::isWrite, Fault.lostAnswer());
        assertThatThrownBy(() -> adapter.write(Samples.note("1", refs.get(1), "Refused")))
                .isInstanceOf(SyncException.Transient.class);
        CrmWrite again = new PutNote("note:1", true, new Parent("case:1:1", refs.get(1)), "Refused");
        List<CrmRef> note = write(List.of(again));
        assertThat(only("CaseComment")).containsEntry("Id", note.get(0).id()).containsEntry("IsPublished", false);

        org.server().failNext(WritingTest::isWrite, Fault.cut());
        CrmWrite other = new PutNote("note:2", true, new Parent("case:1:1", refs.get(1)), "Refused");
        assertThatThrownBy(() -> adapter.write(List.of(other))).isInstanceOf(SyncException.Transient.class);
        write(List.of(other));
        assertThat(org.records("CaseComment")).hasSize(2);
    }

    @Test
    void aRemovedMessageSaysSo() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "My number is 12345"));
        write(Samples.removal("1", refs));
        assertThat(only("Parley_Message__c"))
                .containsEntry("Removed__c", true)
                .containsEntry("Name", "(removed by its author)")
                .containsEntry("Text__c", "(removed by its author)")
                .containsEntry("Case__c", refs.get(1).id());
    }

    @Test
    void aRepeatedMessageDoesNotOpenTheCaseThatPeopleClosedSince() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "?"));
        org.server().failNext(WritingTest::isWrite, Fault.lostAnswer());
        List<CrmWrite> more = More.message("again", "Hello?", refs);
        assertThatThrownBy(() -> adapter.write(more)).isInstanceOf(SyncException.Transient.class);
        org.close(refs.get(1).id());
        write(More.doubtful("again", "Hello?", refs));
        assertThat(org.records("Parley_Message__c")).hasSize(2);
        assertThat(only("Case")).containsEntry("Status", "Closed");
        write(More.message("third", "Anybody there?", refs));
        assertThat(only("Case")).containsEntry("Status", "New");
    }

    @Test
    void anOutboundMessageHasNoProfile() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "?"));
        org.close(refs.get(1).id());
        List<CrmRef> written = write(More.answer("answer", "It is on its way.", refs));
        assertThat(org.record(written.get(0).id()))
                .containsEntry("Direction__c", "Outbound")
                .containsEntry("Author__c", "Person company")
                .doesNotContainKey("Profile__c");
        assertThat(only("Case")).as("our own answer opens nothing").containsEntry("Status", "Closed");
    }

    @Test
    void aDuplicateThatABlockingRuleFindsIsNamed() throws Exception {
        String known = org.create("Contact", Map.of("LastName", "Doe"));
        String refusal = """
                [{"success":false,"errors":[{"statusCode":"DUPLICATES_DETECTED","message":"Use one of these records?",
                "fields":[],"duplicateResult":{"allowSave":false,"matchResults":[{"matchRecords":[
                {"record":{"attributes":{"type":"Contact"},"Id":"%s"}}]}]}}]}]""".formatted(known);
        adapter.check();
        org.server().failNext(WritingTest::isWrite, Fault.answering(Answer.text(200, "application/json", """
                                {"compositeResponse":[{"body":%s,"httpHeaders":{},"httpStatusCode":200,"referenceId":"a"},
                                {"body":[{"success":false,"errors":[{"statusCode":"INVALID_FIELD","message":"?"}]}],
                                "httpHeaders":{},"httpStatusCode":200,"referenceId":"b"}]}""".formatted(
                        refusal))));
        CrmWrite contact = contact(person("Jane Doe"));
        assertThat(reason(adapter.write(List.of(contact)).get(0)))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessage("Salesforce refused it as a duplicate of " + known
                        + ": Use one of these records? (DUPLICATES_DETECTED)");
    }
}
