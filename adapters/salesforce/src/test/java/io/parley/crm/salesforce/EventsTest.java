// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.Samples;
import io.parley.spi.Cursor;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people did, as it is told. */
class EventsTest extends OrgTest {

    private List<CrmRef> refs = List.of();

    @BeforeEach
    void question() throws Exception {
        refs = write(Samples.question("1", "Where is my parcel?"));
    }

    private String caseId() {
        return refs.get(1).id();
    }

    private static List<String> texts(List<CrmEvent> events) {
        return events.stream()
                .filter(CrmEvent.ReplyWritten.class::isInstance)
                .map(event -> ((CrmEvent.ReplyWritten) event).text())
                .toList();
    }

    @Test
    void aLookTakesOneCall() throws Exception {
        long before = org.apiCalls();
        assertThat(events(null, now).events()).isEmpty();
        assertThat(org.apiCalls() - before).isEqualTo(1);
    }

    @Test
    void nothingNewLeavesTheCursorWhereItIs() throws Exception {
        org.comment(caseId(), "On its way.", true);
        Cursor first = events(null, Instant.EPOCH).next();
        assertThat(events(first, Instant.EPOCH).next()).isEqualTo(first);
    }

    @Test
    void whatIsCommittedLateIsStillRead() throws Exception {
        Instant start = now;
        for (int minute : List.of(0, 1, 2)) {
            now = start.plusSeconds(60 * minute);
            org.comment(caseId(), "Answer of minute " + minute, true);
        }
        Cursor cursor = events(null, Instant.EPOCH).next();
        now = start.plusSeconds(30);
        org.comment(caseId(), "Written before the last two, but shown later", true);
        assertThat(texts(events(cursor, Instant.EPOCH).events()))
                .containsExactly("Written before the last two, but shown later");
    }

    @Test
    void whatIsLongPastIsNotReadAgain() throws Exception {
        org.comment(caseId(), "First", true);
        now = now.plusSeconds(3_600);
        org.comment(caseId(), "Second", true);
        Cursor cursor = events(null, Instant.EPOCH).next();
        assertThat(cursor.tree().path("comments").path("from").asText()).isEqualTo("2026-05-04T12:00:00Z");
        assertThat(cursor.tree().path("comments").path("seen")).hasSize(1);
    }

    @Test
    void manyInOneSecondAreReadOnceEach() throws Exception {
        for (int i = 0; i < 150; i++) {
            org.comment(caseId(), "Answer " + i, true);
        }
        List<String> texts = texts(walk(null, 60));
        assertThat(texts).hasSize(150).doesNotHaveDuplicates();
        Cursor cursor =
                adapter.events(new EventRequest(null, Instant.EPOCH, 200)).next();
        assertThat(cursor.json()).hasSizeLessThan(Cursor.MAX_LENGTH);
        assertThat(texts(walk(cursor, 200))).hasSize(150 - 60);
    }

    @Test
    void theCursorOfABusyOrgIsShortEnough() throws Exception {
        for (int i = 0; i < 60; i++) {
            List<CrmRef> other = write(Samples.question("busy" + i, "?"));
            now = now.plusSeconds(1);
            org.comment(other.get(1).id(), "Answer", true);
            org.close(other.get(1).id());
            org.merge(refs.get(0).id(), other.get(0).id());
        }
        Map<Class<?>, Integer> counts = new HashMap<>();
        Cursor cursor = null;
        EventPage page;
        do {
            page = events(cursor, Instant.EPOCH);
            page.events().forEach(event -> counts.merge(event.getClass(), 1, Integer::sum));
            cursor = page.next();
        } while (page.more());
        assertThat(counts.values()).containsExactly(60, 60, 60);
    }

    @Test
    void anAnswerFromBeforeTheBeginningIsNotSent() throws Exception {
        org.comment(caseId(), "Long ago", true);
        now = now.plusSeconds(3_600);
        org.comment(caseId(), "Now", true);
        assertThat(texts(events(null, now.minusSeconds(60)).events())).containsExactly("Now");
    }

    @Test
    void notesAreNeverAnswersEvenWhenMadePublic() throws Exception {
        org.comment(caseId(), "Your answer was refused.\n[parley:note:1]", true);
        org.comment(caseId(), "The customer writes [parley] in brackets", true);
        assertThat(texts(events(null, Instant.EPOCH).events()))
                .containsExactly("The customer writes [parley] in brackets");
    }

    @Test
    void closingAndOpeningAreToldInTheirOrder() throws Exception {
        Cursor cursor = events(null, Instant.EPOCH).next();
        List<Boolean> closed = new ArrayList<>();
        for (boolean close : List.of(true, false, true)) {
            now = now.plusSeconds(5);
            if (close) {
                org.close(caseId());
            } else {
                org.reopen(caseId());
            }
            EventPage page = events(cursor, Instant.EPOCH);
            cursor = page.next();
            page.events().forEach(event -> closed.add(((CrmEvent.ConversationClosed) event).closed()));
        }
        assertThat(closed).containsExactly(true, false, true);
    }

    @Test
    void mergesAreToldAndWhatFollowsGoesToTheSurvivor() throws Exception {
        List<CrmRef> other = write(Samples.question("2", "?"));
        Cursor cursor = events(null, Instant.EPOCH).next();
        now = now.plusSeconds(5);
        org.merge(other.get(0).id(), refs.get(0).id());
        assertThat(events(cursor, Instant.EPOCH).events())
                .anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(CrmEvent.RecordsMerged.class, merged -> {
                    assertThat(merged.survivor()).isEqualTo(other.get(0));
                    assertThat(merged.loser()).isEqualTo(refs.get(0));
                }));
        write(List.of(
                new CrmWrite.PutContact(Samples.person("1").id().key(), other.get(0), false, Samples.person("1"))));
        assertThat(org.records("Contact")).hasSize(1);
        assertThat(org.records("Parley_Profile__c")).hasSize(2).allSatisfy(profile -> assertThat(profile)
                .containsEntry("Contact__c", other.get(0).id()));
    }

    @Test
    void aNewMessageOpensAClosedCase() throws Exception {
        org.close(caseId());
        write(Samples.edit("1", "Edited, which opens nothing", refs));
        assertThat(only("Case")).containsEntry("IsClosed", true);
        long before = org.apiCalls();
        write(More.message("again", "Still nothing!", refs));
        assertThat(only("Case")).containsEntry("Status", "New").containsEntry("IsClosed", false);
        assertThat(org.apiCalls() - before).isEqualTo(2);
    }

    @Test
    void anAnswerThatIsDeletedOrMadeInternalIsTakenBack() throws Exception {
        String deleted = org.comment(caseId(), "Deleted", true);
        String hidden = org.comment(caseId(), "Hidden", true);
        String internal = org.comment(caseId(), "Internal from the beginning", false);
        Cursor cursor = events(null, Instant.EPOCH).next();
        now = now.plusSeconds(5);
        org.delete(deleted);
        org.editComment(hidden, "Hidden", false);
        EventPage page = events(cursor, Instant.EPOCH);
        assertThat(page.events())
                .filteredOn(CrmEvent.ReplyWithdrawn.class::isInstance)
                .extracting(event -> ((CrmEvent.ReplyWithdrawn) event).record())
                .containsExactlyInAnyOrder(new CrmRef("CaseComment", deleted), new CrmRef("CaseComment", hidden));
        assertThat(texts(page.events())).isEmpty();
        assertThat(org.record(internal)).containsEntry("IsPublished", false);
    }

    @Test
    void anAnswerThatIsEditedIsToldAgain() throws Exception {
        String id = org.comment(caseId(), "On its whey.", true);
        Cursor cursor = events(null, Instant.EPOCH).next();
        now = now.plusSeconds(5);
        org.editComment(id, "On its way.", true);
        assertThat(texts(events(cursor, Instant.EPOCH).events())).containsExactly("On its way.");
    }

    @Test
    void whatGoesWithItsCaseIsNotTakenBack() throws Exception {
        org.comment(caseId(), "On its way.", true);
        Cursor cursor = events(null, Instant.EPOCH).next();
        now = now.plusSeconds(5);
        org.delete(caseId());
        assertThat(events(cursor, Instant.EPOCH).events()).noneMatch(CrmEvent.ReplyWithdrawn.class::isInstance);
    }

    @Test
    void postsInTheFeedAreAnswersIfThatIsConfigured() throws Exception {
        org.post(caseId(), "To the customer", true);
        org.post(caseId(), "To colleagues", false);
        org.post(refs.get(0).id(), "About the contact", true);
        org.comment(caseId(), "A comment", true);
        assertThat(texts(events(null, Instant.EPOCH).events())).containsExactly("A comment");
        SalesforceAdapter both =
                adapter(TestConfiguration.of(org).mode("custom").answers("comment", "feed"));
        assertThat(texts(both.events(new EventRequest(null, Instant.EPOCH, 100)).events()))
                .containsExactlyInAnyOrder("To the customer", "A comment");
    }

    @Test
    void outboundSocialPostsAreAnswersIfThatIsConfigured() throws Exception {
        OrgMode.SOCIAL.deploy(org);
        SalesforceAdapter social =
                adapter(TestConfiguration.of(org).mode("social").answers("post"));
        List<CrmRef> own = write(social, Samples.question("2", "?"));
        write(social, More.answer("said", "Said on the channel", own));
        String id = org.socialReply(own.get(1).id(), "From the rep");
        EventPage page = social.events(new EventRequest(null, Instant.EPOCH, 100));
        assertThat(page.events())
                .filteredOn(CrmEvent.ReplyWritten.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    CrmEvent.ReplyWritten reply = (CrmEvent.ReplyWritten) event;
                    assertThat(reply.record()).isEqualTo(new CrmRef("SocialPost", id));
                    assertThat(reply.conversation()).isEqualTo(own.get(1));
                    assertThat(reply.text()).isEqualTo("From the rep");
                });
    }

    @Test
    void theCursorOfAllKindsOfAnswersIsShortEnough() throws Exception {
        OrgMode.SOCIAL.deploy(org);
        SalesforceAdapter all = adapter(TestConfiguration.of(org).mode("social").answers("comment", "feed", "post"));
        for (int i = 0; i < 60; i++) {
            now = now.plusSeconds(1);
            org.comment(caseId(), "Comment " + i, true);
            org.post(caseId(), "Post " + i, true);
            org.socialReply(caseId(), "Reply " + i);
        }
        List<CrmEvent> told = new ArrayList<>();
        Cursor cursor = null;
        EventPage page;
        do {
            page = all.events(new EventRequest(cursor, Instant.EPOCH, 180));
            told.addAll(page.events());
            cursor = page.next();
        } while (page.more());
        assertThat(texts(told)).hasSize(180).doesNotHaveDuplicates();
    }
}
