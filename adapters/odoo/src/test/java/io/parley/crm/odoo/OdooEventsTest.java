// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.Samples;
import io.parley.model.Attachment;
import io.parley.spi.Cursor;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read from the chatter. */
class OdooEventsTest {

    private final OdooLab lab = new OdooLab();
    private List<CrmRef> refs;

    @BeforeEach
    void ask() throws Exception {
        refs = lab.write(Samples.question("1", "Where is my parcel?"));
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void anAnswerIsPlainTextWithItsTime() throws Exception {
        long id = lab.odoo.replies(lab.lead(), "It is <on> its way.");
        assertThat(lab.events()).singleElement().isInstanceOfSatisfying(CrmEvent.ReplyWritten.class, reply -> {
            assertThat(reply.text()).isEqualTo("It is <on> its way.");
            assertThat(reply.record()).isEqualTo(new CrmRef("mail.message", String.valueOf(id)));
            assertThat(reply.conversation()).isEqualTo(refs.get(1));
            assertThat(reply.writtenAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        });
    }

    @Test
    void filesOfAnAnswerAreToldUnderLinksThatOpen() throws Exception {
        lab.odoo.sendsFile("crm.lead", lab.lead(), "Here it is", "label.txt", "Parcel 42");
        lab.odoo.sendsFile("crm.lead", lab.lead(), "", "only.txt", "No words");
        lab.odoo.logsNote(lab.lead(), "internal");
        List<CrmEvent> events = lab.events();
        assertThat(events).hasSize(2);
        Attachment label = ((CrmEvent.ReplyWritten) events.get(0)).attachments().get(0);
        assertThat(label.name()).contains("label.txt");
        assertThat(label.mediaType()).isEqualTo("text/plain");
        assertThat(content(label)).isEqualTo("Parcel 42");
        assertThat(((CrmEvent.ReplyWritten) events.get(1)).text()).isEmpty();
        assertThat(lab.events()).hasSize(2);
        assertThat(content(((CrmEvent.ReplyWritten) lab.events().get(0))
                        .attachments()
                        .get(0)))
                .isEqualTo("Parcel 42");
        lab.odoo.unlinks("ir.attachment", 1);
        assertThat(((CrmEvent.ReplyWritten) lab.events().get(0)).attachments()).isEmpty();
    }

    private static String content(Attachment file) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(file.link()).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void winningLosingAndRestoringAreTold() throws Exception {
        Cursor cursor = page(null, 100).next();
        lab.odoo.marksWon(lab.lead());
        EventPage won = page(cursor, 100);
        assertThat(closed(won)).containsExactly(true);
        lab.odoo.writes("crm.lead", lab.lead(), Map.of("stage_id", 1L, "probability", 10L));
        EventPage open = page(won.next(), 100);
        assertThat(closed(open)).containsExactly(false);
        lab.odoo.marksLost(lab.lead());
        EventPage lost = page(open.next(), 100);
        assertThat(closed(lost)).containsExactly(true);
        lab.odoo.writes("crm.lead", lab.lead(), Map.of("active", true));
        EventPage restored = page(lost.next(), 100);
        assertThat(closed(restored)).containsExactly(false);
        assertThat(page(restored.next(), 100).events()).isEmpty();
    }

    @Test
    void aLeadThatWentIntoAnotherIsTold() throws Exception {
        CrmRef second = lab.write(Samples.question("2", "And mine?")).get(1);
        CrmRef third = lab.write(Samples.question("3", "And mine too?")).get(1);
        Cursor cursor = page(null, 100).next();
        lab.odoo.mergeLeads(lab.lead(), Long.parseLong(second.id()));
        EventPage merged = page(cursor, 100);
        assertThat(merges(merged))
                .containsExactly(second.id() + " into " + refs.get(1).id());
        lab.odoo.mergeLeads(Long.parseLong(third.id()), lab.lead());
        assertThat(merges(page(merged.next(), 100)))
                .containsExactlyInAnyOrder(
                        refs.get(1).id() + " into " + third.id(), second.id() + " into " + third.id());
        assertThat(merges(page(page(merged.next(), 100).next(), 100))).isEmpty();
    }

    @Test
    void aMessageThatSomebodyMovedIsNoMerge() throws Exception {
        CrmRef second = lab.write(Samples.question("2", "And mine?")).get(1);
        CrmRef third = lab.write(Samples.question("3", "And mine too?")).get(1);
        lab.odoo.writes("mail.message", 2, Map.of("res_id", lab.lead()));
        lab.odoo.mergeLeads(lab.lead(), Long.parseLong(third.id()));
        assertThat(merges(page(null, 100)))
                .containsExactly(third.id() + " into " + refs.get(1).id())
                .noneMatch(told -> told.startsWith(second.id() + " "));
    }

    private static List<String> merges(EventPage page) {
        return page.events().stream()
                .map(CrmEvent.RecordsMerged.class::cast)
                .map(merged ->
                        merged.loser().id() + " into " + merged.survivor().id())
                .toList();
    }

    @Test
    void leadsOfOthersAreOfNoInterest() throws Exception {
        lab.odoo.rejectWhere("mail.message", "load", values -> true, "odoo.exceptions.UserError", "not now");
        lab.adapter().write(Samples.question("foreign", "No message of Parley's stands here"));
        long foreign = Long.parseLong(lab.view.cases().get(1));
        lab.odoo.replies(foreign, "By the way");
        lab.odoo.marksLost(foreign);
        assertThat(lab.events()).isEmpty();
    }

    @Test
    void anAnswerThatBecomesVisibleLateIsFound() throws Exception {
        long early = lab.odoo.replies(lab.lead(), "early");
        long late = lab.odoo.replies(lab.lead(), "late");
        Cursor cursor = new Cursor("{\"after\":0,\"seen\":[" + late + "]}");
        assertThat(page(cursor, 100).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        CrmEvent.ReplyWritten.class,
                        reply -> assertThat(reply.record().id()).isEqualTo(String.valueOf(early)));
    }

    @Test
    void theCursorStaysSmall() throws Exception {
        for (int i = 0; i < 320; i++) {
            lab.odoo.replies(lab.lead(), "Answer " + i);
        }
        List<CrmEvent> all = new ArrayList<>();
        EventPage page = page(null, 1_000);
        all.addAll(page.events());
        while (page.more() && all.size() <= 320) {
            page = page(page.next(), 1_000);
            all.addAll(page.events());
        }
        assertThat(all).hasSize(320);
        assertThat(page.next().tree().path("seen")).hasSize(250);
        assertThat(page.next().tree().path("after").asLong()).isPositive();
        assertThat(page(page.next(), 1_000).events()).isEmpty();
        assertThat(250 * "2147483647,".length()).isLessThan(Cursor.MAX_LENGTH - 100);
    }

    @Test
    void whatAutomationsSendUnderParleysLoginIsNoAnswer() throws Exception {
        OdooSession odoo = lab.session();
        Map<String, ?> answer = Map.of(
                "body", "Thank you for your message", "message_type", "comment", "subtype_xmlid", "mail.mt_comment");
        odoo.change("crm.lead", "message_post", List.of(lab.lead()), answer);
        assertThat(lab.events()).isEmpty();
    }

    @Test
    void nothingOlderThanWantedIsRead() throws Exception {
        lab.odoo.replies(lab.lead(), "Long ago");
        EventRequest request = new EventRequest(null, Instant.now().plusSeconds(3_600), 100);
        assertThat(lab.adapter().events(request).events()).isEmpty();
    }

    @Test
    void lookingInVainTakesTwoCalls() throws Exception {
        lab.odoo.server().forgetCalls();
        assertThat(lab.events()).isEmpty();
        assertThat(lab.odoo.server().calls()).hasSize(2);
    }

    private EventPage page(@Nullable Cursor after, int limit) throws Exception {
        return lab.adapter().events(new EventRequest(after, Instant.EPOCH, limit));
    }

    private static List<Boolean> closed(EventPage page) {
        return page.events().stream()
                .map(event -> ((CrmEvent.ConversationClosed) event).closed())
                .toList();
    }
}
