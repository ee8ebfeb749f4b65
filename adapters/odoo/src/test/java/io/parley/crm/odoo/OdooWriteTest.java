// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.Samples;
import io.parley.lab.simulator.Fault;
import io.parley.model.Attachment;
import io.parley.model.ContactPoint;
import io.parley.model.Direction;
import io.parley.model.Message;
import io.parley.model.Rating;
import io.parley.model.ReplyPolicy;
import io.parley.model.SocialProfile;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.RemoveMessage;
import io.parley.spi.crm.WriteOutcome;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written, and what becomes of it when something goes wrong. */
class OdooWriteTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private final OdooLab lab = new OdooLab();

    @AfterEach
    void stop() {
        assertThat(lab.odoo.outgoingMails()).isEmpty();
        assertThat(lab.odoo.records("mail.followers")).isEmpty();
        lab.close();
    }

    @Test
    void aLeadBelongsToTheContactAndToNobodyElse() throws Exception {
        List<CrmRef> refs = lab.write(Samples.question("1", "Where is my parcel?"));
        assertThat(lab.odoo.record("crm.lead", lab.lead()))
                .containsEntry("type", "lead")
                .containsEntry("name", "Question 1")
                .containsEntry("partner_id", Long.valueOf(refs.get(0).id()))
                .containsEntry("user_id", false);
        assertThat(lab.entry(0))
                .containsEntry("author_id", Long.valueOf(refs.get(0).id()))
                .containsEntry("date", "2026-05-04 12:00:00")
                .containsEntry("message_type", "comment");
        assertThat(refs).extracting(CrmRef::type).containsExactly("res.partner", "crm.lead", "mail.message");
    }

    @Test
    void aProfileIsNotedOnceWithoutFieldsForIt() throws Exception {
        CrmRef contact = lab.write(List.of(profile("1", null, "Ann <b>"))).get(0);
        Map<String, Object> partner = lab.odoo.record("res.partner", Long.parseLong(contact.id()));
        assertThat(partner)
                .containsEntry("name", "Ann <b>")
                .containsEntry("email", "sure@example.org")
                .containsEntry("phone", "+31201234567");
        assertThat(partner.get("comment")).asString().contains("handle: ann", "bio: I &lt;3 tea");
        lab.odoo.server().forgetCalls();
        assertThat(lab.write(List.of(profile("1", contact, "Other")))).containsExactly(contact);
        assertThat(lab.odoo.server().calls()).noneMatch(OdooLab.to("load"));
    }

    @Test
    void fieldsOfParleyAreKeptUpToDateAndNamesBelongToPeople() throws Exception {
        lab.odoo.addField("res.partner", "x_parley_handle", "char");
        lab.odoo.addField("res.partner", "x_parley_followers", "integer");
        CrmRef contact = lab.write(List.of(profile("1", null, "Ann"))).get(0);
        long id = Long.parseLong(contact.id());
        lab.odoo.renames("res.partner", id, "Ms Ann Edited");
        lab.odoo.writes("res.partner", id, Map.of("x_parley_handle", "stale"));
        assertThat(lab.write(List.of(profile("1", contact, "Other")))).containsExactly(contact);
        assertThat(lab.odoo.record("res.partner", id))
                .containsEntry("name", "Ms Ann Edited")
                .containsEntry("x_parley_handle", "ann")
                .containsEntry("x_parley_followers", (long) Integer.MAX_VALUE)
                .containsEntry("comment", false);
    }

    @Test
    void aBadContactTakesOnlyItsOwnAlong() throws Exception {
        lab.odoo.rejectWhere(
                "res.partner",
                "load",
                values -> "Person 2".equals(values.get("name")),
                "odoo.exceptions.ValidationError",
                "Names must be odd.");
        List<WriteOutcome> outcomes = lab.adapter().write(questions(4));
        assertThat(outcomes.get(3))
                .isInstanceOfSatisfying(WriteOutcome.Failed.class, failed -> assertThat(failed.reason())
                        .isInstanceOf(SyncException.ItemRejected.class)
                        .hasMessageContaining("Names must be odd."));
        assertThat(outcomes.subList(4, 6)).allSatisfy(outcome -> assertThat(outcome)
                .isInstanceOfSatisfying(WriteOutcome.NotAttempted.class, lost -> assertThat(lost.causeKey())
                        .isNotEmpty()));
        assertThat(outcomes).filteredOn(WriteOutcome.Done.class::isInstance).hasSize(9);
        assertThat(lab.view.cases()).hasSize(3);
    }

    @Test
    void aBadMessageTakesNothingAlong() throws Exception {
        lab.odoo.rejectWhere(
                "mail.message",
                "load",
                values -> values.get("body").toString().contains("2"),
                "odoo.exceptions.UserError",
                "No twos.");
        List<WriteOutcome> outcomes = lab.adapter().write(questions(3));
        assertThat(outcomes.get(5)).isInstanceOf(WriteOutcome.Failed.class);
        assertThat(outcomes).filteredOn(WriteOutcome.Done.class::isInstance).hasSize(8);
    }

    @Test
    void manyBadRecordsEndTheBatchBeforeLong() throws Exception {
        lab.record(
                "load",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"ids\":false,\"messages\":"
                        + "[{\"type\":\"warning\",\"message\":\"hm\"},"
                        + "{\"type\":\"error\",\"record\":0,\"message\":\"bad\"}]}}");
        List<CrmWrite> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            people.add(profile("p" + i, null, "P"));
        }
        List<WriteOutcome> outcomes = lab.adapter().write(people);
        assertThat(outcomes.subList(0, 3))
                .allSatisfy(outcome -> assertThat(reason(outcome)).isInstanceOf(SyncException.ItemRejected.class));
        assertThat(outcomes.subList(3, 5)).allSatisfy(outcome -> assertThat(reason(outcome))
                .isInstanceOf(SyncException.Transient.class)
                .matches(reason -> !reason.inDoubt()));
    }

    @Test
    void anErrorWithoutARecordIsTriedAgainLater() throws Exception {
        lab.record(
                "load",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"ids\":false,\"messages\":"
                        + "[{\"type\":\"error\",\"message\":\"bad\"}]}}");
        WriteOutcome outcome =
                lab.adapter().write(List.of(profile("1", null, "P"))).get(0);
        assertThat(reason(outcome)).isInstanceOf(SyncException.Transient.class);
    }

    @Test
    void lostAnswersLeaveNothingTwice() throws Exception {
        for (String method : List.of("load", "load", "load", "search_read")) {
            lab.odoo.server().failNext(OdooLab.to(method), Fault.lostAnswer());
        }
        for (int tries = 0; tries < 5; tries++) {
            lab.adapter().write(questions(2));
        }
        assertThat(lab.adapter().write(questions(2))).hasOnlyElementsOfType(WriteOutcome.Done.class);
        assertThat(lab.view.contacts()).hasSize(2);
        assertThat(lab.view.cases()).hasSize(2);
        assertThat(lab.odoo.records("mail.message")).hasSize(2);
    }

    @Test
    void aLostAnswerIsInDoubtAndTheRestWaits() throws Exception {
        lab.odoo.server().failNext(OdooLab.to("message_post"), Fault.lostAnswer());
        List<WriteOutcome> outcomes = lab.adapter("lead", true).write(questions(2));
        assertThat(outcomes.get(2)).isInstanceOfSatisfying(WriteOutcome.Failed.class, failed -> assertThat(
                        failed.reason().inDoubt())
                .isTrue());
        assertThat(outcomes.get(5)).isInstanceOf(WriteOutcome.NotAttempted.class);
        assertThat(outcomes.get(4)).isInstanceOf(WriteOutcome.Done.class);
    }

    @Test
    void aMessageOnALostLeadBringsItBack() throws Exception {
        List<CrmRef> refs = lab.write(Samples.question("1", "Hello?"));
        lab.odoo.marksLost(lab.lead());
        lab.write(List.of(message("again", "Still there?", refs, Direction.INBOUND)));
        assertThat(lab.odoo.record("crm.lead", lab.lead())).containsEntry("active", true);
    }

    @Test
    void aRepeatedMessageDoesNotBringBackTheLeadThatPeopleLostSince() throws Exception {
        List<CrmRef> refs = lab.write(Samples.question("1", "Hello?"));
        lab.odoo.renames("res.partner", Long.parseLong(refs.get(0).id()), "Ms Edited");
        lab.odoo.writes("crm.lead", lab.lead(), Map.of("stage_id", 2L));
        lab.odoo.server().failNext(OdooLab.to("load"), Fault.lostAnswer());
        lab.adapter().write(List.of(message("again", "Still there?", refs, Direction.INBOUND)));
        lab.odoo.marksLost(lab.lead());
        lab.write(List.of(inDoubt(message("again", "Still there?", refs, Direction.INBOUND))));
        assertThat(lab.odoo.records("mail.message"))
                .filteredOn(OdooWriteTest::isCustomers)
                .hasSize(2);
        assertThat(lab.odoo.record("crm.lead", lab.lead()))
                .containsEntry("active", false)
                .containsEntry("stage_id", 2L);
        assertThat(lab.odoo.record("res.partner", Long.parseLong(refs.get(0).id())))
                .containsEntry("name", "Ms Edited");
    }

    private static CrmWrite inDoubt(CrmWrite write) {
        CrmWrite.PutMessage put = (CrmWrite.PutMessage) write;
        return new CrmWrite.PutMessage(
                put.key(), null, true, put.conversation(), put.contact(), put.message(), put.author(), put.revision());
    }

    private static boolean isCustomers(Map<String, Object> entry) {
        return String.valueOf(entry.get("message_id")).endsWith("@parley>");
    }

    @Test
    void aMessageAfterAMergeIsByTheContactThatRemains() throws Exception {
        lab.odoo.addField("res.partner", "x_parley_handle", "char");
        List<CrmRef> refs = lab.write(Samples.question("1", "Hello?"));
        CrmRef survivor = lab.write(Samples.question("2", "Hello too?")).get(0);
        lab.odoo.mergePartners(
                Long.parseLong(survivor.id()), Long.parseLong(refs.get(0).id()));
        lab.write(List.of(message("again", "Still there?", refs, Direction.INBOUND)));
        assertThat(lab.odoo.records("mail.message")).last().satisfies(entry -> assertThat(entry)
                .containsEntry("author_id", Long.valueOf(survivor.id())));
        assertThat(lab.write(List.of(profile("1", refs.get(0), "Ann")))).containsExactly(survivor);
    }

    @Test
    void aDeletedLeadIsToldAndTheOthersGoOn() throws Exception {
        List<CrmRef> refs = lab.write(Samples.question("1", "Hello?"));
        lab.odoo.unlinks("crm.lead", lab.lead());
        List<CrmWrite> batch = new ArrayList<>(Samples.question("2", "Hello too?"));
        batch.add(message("again", "Still there?", refs, Direction.INBOUND));
        List<WriteOutcome> outcomes = lab.adapter().write(batch);
        assertThat(outcomes.subList(0, 3)).hasOnlyElementsOfType(WriteOutcome.Done.class);
        assertThat(reason(outcomes.get(3))).isInstanceOf(SyncException.RecordGone.class);
    }

    @Test
    void whatTheCompanySaidAndNotesAreByParleysUser() throws Exception {
        List<CrmRef> refs = lab.write(Samples.question("1", "Hello?"));
        lab.write(List.of(message("out", "Hi!", refs, Direction.OUTBOUND)));
        lab.write(Samples.note("1", refs.get(1), "Your answer was refused."));
        assertThat(lab.entry(1)).containsEntry("author_id", lab.odoo.partnerId());
        assertThat(lab.entry(2)).containsEntry("author_id", lab.odoo.partnerId());
        assertThat(lab.events()).isEmpty();
    }

    @Test
    void aRemovalOfWhatNeverArrivedLeavesAMark() throws Exception {
        List<CrmRef> refs = lab.write(Samples.question("1", "Hello?"));
        Parent lead = new Parent("case:1:1", refs.get(1));
        lab.write(List.of(new RemoveMessage("lab:messages/lost", null, true, lead)));
        assertThat(lab.view.timeline(lab.view.cases().get(0)).get(1).text()).isEqualTo("(removed by its author)");
    }

    @Test
    void hostileTextStaysText() throws Exception {
        List<CrmRef> refs = lab.write(Samples.question("1", "Hello?"));
        Message message = Message.of(Samples.message("x y.z_%", "").id())
                .conversation(Samples.conversation("1").id())
                .author(Samples.person("1").id())
                .text("<script>alert('1')</script>\n\u0000& so on")
                .rating(new Rating(4, 5))
                .attachment(Attachment.of(URI.create("https://e.org/a?b=1&c='2'"), "image/png"))
                .page(URI.create("javascript:alert(1)"))
                .sentAt(NOON)
                .build();
        lab.write(List.of(write(message, refs)));
        assertThat(lab.entry(1).get("body"))
                .isEqualTo("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;<br>&amp; so on<br>Rating: 4 of 5<br>"
                        + "<a href=\"https://e.org/a?b=1&amp;c=&#39;2&#39;\">image/png</a><br>"
                        + "Open on lab: javascript:alert(1)");
        assertThat(lab.entry(1).get("message_id")).asString().matches("<[A-Za-z0-9_*-]+@parley>");
    }

    @Test
    void whatCustomerAndCompanySaidInOneBatchIsByEachOfThem() throws Exception {
        List<CrmRef> refs = lab.write(Samples.question("1", "Hello?"));
        lab.write(List.of(
                message("in", "Still there?", refs, Direction.INBOUND),
                message("out", "Yes", refs, Direction.OUTBOUND)));
        assertThat(lab.entry(1))
                .containsEntry("author_id", Long.valueOf(refs.get(0).id()));
        assertThat(lab.entry(2)).containsEntry("author_id", lab.odoo.partnerId());
        assertThat(lab.entry(2).get("email_from")).asString().contains(lab.odoo.login());
    }

    @Test
    void aRemovalOrARevisionReplacesWhatALostAnswerLeft() throws Exception {
        List<CrmRef> refs = lab.write(Samples.question("1", "Hello?"));
        for (String id : List.of("removed", "revised")) {
            lab.odoo.server().failNext(OdooLab.to("load"), Fault.lostAnswer());
            lab.adapter().write(List.of(message(id, "My number is 12345", refs, Direction.INBOUND)));
        }
        Parent lead = new Parent("case:1:1", refs.get(1));
        CrmWrite.PutMessage put = (CrmWrite.PutMessage) message("revised", "My number is", refs, Direction.INBOUND);
        lab.write(List.of(
                new RemoveMessage(Samples.message("removed", "").id().key(), null, false, lead),
                new CrmWrite.PutMessage(put.key(), null, false, lead, put.contact(), put.message(), put.author(), 2)));
        assertThat(lab.odoo.records("mail.message"))
                .hasSize(3)
                .noneMatch(entry -> entry.get("body").toString().contains("12345"));
    }

    @Test
    void howLongAnswersArePossibleStandsBelowTheMessage() throws Exception {
        List<CrmRef> refs = lab.write(Samples.question("1", "Hello?"));
        ReplyPolicy window =
                ReplyPolicy.allowed().until(NOON.plusSeconds(86_400)).atMost(280);
        lab.write(List.of(write(said("2", window, Direction.INBOUND), refs)));
        lab.write(List.of(write(said("3", ReplyPolicy.refused("The <post> is locked"), Direction.INBOUND), refs)));
        lab.write(List.of(write(said("4", window, Direction.OUTBOUND), refs)));
        assertThat(lab.entry(1).get("body"))
                .isEqualTo("So be it<br>Answers are possible until 2026-05-05 12:00:00 UTC<br>An answer may have 280"
                        + " characters");
        assertThat(lab.entry(2).get("body")).isEqualTo("So be it<br>No answer is possible: The &lt;post&gt; is locked");
        assertThat(lab.entry(3)).containsEntry("subject", "Person 1 on lab").containsEntry("body", "<p>So be it</p>");
    }

    private static Message said(String id, ReplyPolicy policy, Direction direction) {
        return Message.of(Samples.message(id, "").id())
                .conversation(Samples.conversation("1").id())
                .author(Samples.person("1").id())
                .direction(direction)
                .text("So be it")
                .replyPolicy(policy)
                .sentAt(NOON)
                .build();
    }

    @Test
    void differentKeysHaveDifferentNames() {
        assertThat(List.of("a_5F", "a_", "a.", "a%", "a/", "a 5F", "a%5F", "a_2E"))
                .extracting(OdooText::externalId)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("parley\\.[A-Za-z0-9_*-]+"));
    }

    private static SyncException reason(WriteOutcome outcome) {
        return ((WriteOutcome.Failed) outcome).reason();
    }

    private static List<CrmWrite> questions(int count) {
        List<CrmWrite> batch = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            batch.addAll(Samples.question(String.valueOf(i), "Question number " + i));
        }
        return batch;
    }

    private static CrmWrite message(String id, String text, List<CrmRef> refs, Direction direction) {
        return write(
                Message.of(Samples.message(id, "").id())
                        .conversation(Samples.conversation("1").id())
                        .author(Samples.person("1").id())
                        .direction(direction)
                        .text(text)
                        .sentAt(NOON)
                        .build(),
                refs);
    }

    private static CrmWrite write(Message message, List<CrmRef> refs) {
        SocialProfile author = Samples.person("1");
        return new CrmWrite.PutMessage(
                message.id().key(),
                null,
                false,
                new Parent("case:1:1", refs.get(1)),
                new Parent(author.id().key(), refs.get(0)),
                message,
                author,
                1);
    }

    private static CrmWrite profile(String id, @Nullable CrmRef ref, String name) {
        SocialProfile profile = SocialProfile.of(Samples.person(id).id())
                .displayName(name)
                .handle("ann")
                .bio("I <3 tea")
                .followers(5_000_000_000L)
                .contactPoint(new ContactPoint(ContactPoint.Kind.EMAIL, "maybe@example.org", false))
                .contactPoint(new ContactPoint(ContactPoint.Kind.EMAIL, "sure@example.org", true))
                .contactPoint(new ContactPoint(ContactPoint.Kind.PHONE, "+31201234567", false))
                .observedAt(NOON)
                .build();
        return new CrmWrite.PutContact(profile.id().key(), ref, false, profile);
    }
}
