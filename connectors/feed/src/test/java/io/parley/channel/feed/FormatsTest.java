// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.parley.model.Attachment;
import io.parley.model.Change.MessageSeen;
import io.parley.model.ContactPoint;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.Visibility;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private final FeedSite site = new FeedSite();

    @AfterEach
    void close() {
        site.close();
    }

    private Page read(String contentType, String file) throws Exception {
        site.serveFile("/feed", contentType, file);
        return FeedSite.all(site.connector("/feed"), "posts");
    }

    @Test
    void aPostOfRssIsAConversationAndItsFirstMessage() throws Exception {
        Page page = read("application/rss+xml", "posts.rss.xml");
        assertThat(page.changes()).hasSize(6);
        assertThat(page.rejected()).isEmpty();

        MessageSeen sale = FeedSite.seen(page, "https://kettles.example/?p=15");
        Conversation conversation = sale.conversation();
        assertThat(conversation.id()).isEqualTo(new ExternalId("feed", "blog", "https://kettles.example/?p=15"));
        assertThat(conversation.kind()).isEqualTo(ConversationKind.PUBLIC_THREAD);
        assertThat(conversation.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(conversation.subject()).contains("Spring sale");
        assertThat(conversation.page()).contains(URI.create("https://kettles.example/spring-sale/"));
        assertThat(conversation.startedAt()).isEqualTo("2026-03-06T09:00:00Z");

        Message message = sale.message();
        assertThat(message.id()).isEqualTo(conversation.id());
        assertThat(message.direction()).isEqualTo(Direction.INBOUND);
        assertThat(message.text())
                .isEqualTo("Spring sale\n\nEverything is cheaper until Sunday.\n\n"
                        + "See the shop (https://kettles.example/shop/).");
        assertThat(message.page()).isEqualTo(conversation.page());
        assertThat(message.sentAt()).isEqualTo("2026-03-06T09:00:00Z");
        assertThat(message.inReplyTo()).isEmpty();
        assertThat(message.revision()).isEmpty();
        assertThat(message.language()).contains("en-GB");
        assertThat(message.replyPolicy().refusal()).contains("A feed cannot be answered.");

        assertThat(sale.author().id()).isEqualTo(new ExternalId("feed", "blog", "author/Ada Brand"));
        assertThat(sale.author().displayName()).isEqualTo("Ada Brand");
    }

    @Test
    void anAuthorOfRssIsAnAddressWithAName() throws Exception {
        MessageSeen film = FeedSite.seen(read("application/rss+xml", "posts.rss.xml"), "https://kettles.example/?p=14");
        assertThat(film.author().id().id()).isEqualTo("author/ben@kettles.example");
        assertThat(film.author().displayName()).isEqualTo("Ben Brand");
        assertThat(film.author().contactPoints())
                .containsExactly(new ContactPoint(ContactPoint.Kind.EMAIL, "ben@kettles.example", false));
    }

    @Test
    void anEnclosureIsAnAttachment() throws Exception {
        MessageSeen film = FeedSite.seen(read("application/rss+xml", "posts.rss.xml"), "https://kettles.example/?p=14");
        assertThat(film.message().attachments())
                .extracting(Attachment::link, Attachment::mediaType)
                .containsExactly(tuple(URI.create("https://kettles.example/media/lids.mp4"), "video/mp4"));
    }

    @Test
    void aTitleThatBeginsTheTextIsNotRepeated() throws Exception {
        MessageSeen closed =
                FeedSite.seen(read("application/rss+xml", "posts.rss.xml"), "https://kettles.example/?p=13");
        assertThat(closed.conversation().subject()).contains("We are closed on Monday & Tuesday");
        assertThat(closed.message().text()).isEqualTo("We are closed on Monday & Tuesday, and back on Wednesday.");
    }

    @Test
    void whatNobodySignedIsOfTheFeedItself() throws Exception {
        MessageSeen closed =
                FeedSite.seen(read("application/rss+xml", "posts.rss.xml"), "https://kettles.example/?p=13");
        assertThat(closed.author().id().id()).isEqualTo("author/https://kettles.example/");
        assertThat(closed.author().displayName()).isEqualTo("Kettles & Co.");
        assertThat(closed.author().page()).contains(URI.create("https://kettles.example/"));
    }

    @Test
    void anEntryWithoutIdIsKnownByItsLinkElseByItsContents() throws Exception {
        Page first = read("application/rss+xml", "posts.rss.xml");
        assertThat(FeedSite.seen(first, "https://kettles.example/hello-world/")
                        .message()
                        .text())
                .startsWith("Hello world!");
        assertThat(FeedSite.seen(first))
                .filteredOn(seen -> seen.message().text().startsWith("About us"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.message().id().id()).matches("sha256:[\\w-]{43}"));
        assertThat(read("application/rss+xml", "posts.rss.xml").changes())
                .hasToString(first.changes().toString());
    }

    @Test
    void anEntryOfAtomIsAPost() throws Exception {
        Page page = read("application/atom+xml", "posts.atom.xml");
        MessageSeen lids = FeedSite.seen(page, "tag:kettles.example,2026:3");
        assertThat(lids.conversation().subject()).contains("Lids < 3 euro");
        assertThat(lids.message().text()).isEqualTo("Lids < 3 euro\n\nLids for all kettles.");
        assertThat(lids.message().page()).contains(URI.create("https://kettles.example/lids"));
        assertThat(lids.message().sentAt()).isEqualTo("2026-03-05T09:00:00.123Z");
        assertThat(lids.message().attachments())
                .extracting(Attachment::link)
                .containsExactly(URI.create("https://kettles.example/lids.png"));
        assertThat(lids.author().id().id()).isEqualTo("author/workshop@kettles.example");
        assertThat(lids.author().displayName()).isEqualTo("The workshop");

        MessageSeen colours = FeedSite.seen(page, "tag:kettles.example,2026:2");
        assertThat(colours.message().text()).isEqualTo("Bold colours\n\nRed\nand blue.");
        assertThat(colours.message().sentAt()).isEqualTo("2026-03-04T09:00:00Z");
        assertThat(colours.author().id().id()).isEqualTo("author/https://noor.example/ Noor");
        assertThat(colours.author().displayName()).isEqualTo("Noor");

        MessageSeen pen = FeedSite.seen(page, "tag:kettles.example,2026:1");
        assertThat(pen.message().text()).isEqualTo("A hired pen\n\nPlain text with <no tags> in it.");
        assertThat(pen.author().id().id())
                .as("an address of nobody is not an identity")
                .isEqualTo("author/Pim");
    }

    @Test
    void anEditCountsAsNewForSince() throws Exception {
        site.serveFile("/feed", "application/atom+xml", "posts.atom.xml");
        Page page = site.connector("/feed")
                .pull(new PullRequest("posts", null, Instant.parse("2026-03-05T09:30:00Z"), 100));
        assertThat(FeedSite.seen(page))
                .extracting(seen -> seen.message().id().id())
                .containsExactly("tag:kettles.example,2026:1");
    }

    @Test
    void rssOneIsReadInItsOwnCharset() throws Exception {
        MessageSeen post =
                FeedSite.seen(read("application/rdf+xml", "posts.rdf.xml"), "https://kettles.example/gruesse");
        assertThat(post.message().text()).isEqualTo("Grüße\n\nSchöne Grüße & bis bald");
        assertThat(post.author().displayName()).isEqualTo("Jörg");
        assertThat(post.message().sentAt()).isEqualTo("2026-03-05T08:00:00Z");
    }

    @Test
    void theCharsetMayStandInTheHeaderAlone() throws Exception {
        byte[] latin = "<rss version='2.0'><channel><title>x</title><item><title>Grüße</title></item></channel></rss>"
                .getBytes(StandardCharsets.ISO_8859_1);
        site.answer("/feed", FeedSite.document("text/xml; charset=ISO-8859-1", latin));
        assertThat(FeedSite.seen(FeedSite.all(site.connector("/feed"), "posts")))
                .singleElement()
                .satisfies(seen -> assertThat(seen.message().text()).isEqualTo("Grüße"));
    }

    @Test
    void withoutAnyCharsetItIsUtf8() throws Exception {
        site.serve(
                "/feed",
                "text/xml",
                "\uFEFF<rss version='2.0'><channel><title>x</title><item><title>Grüße&nbsp;☕</title></item></channel></rss>");
        assertThat(FeedSite.seen(FeedSite.all(site.connector("/feed"), "posts")))
                .singleElement()
                .satisfies(seen -> assertThat(seen.message().text()).isEqualTo("Grüße\u00a0☕"));
    }

    @Test
    void entriesWithoutADateAreAsOldAsTheFeed() throws Exception {
        Page page = read("application/rss+xml", "posts.rss092.xml");
        assertThat(FeedSite.seen(page))
                .hasSize(2)
                .allSatisfy(seen -> assertThat(seen.message().sentAt()).isEqualTo("2026-03-06T09:00:00Z"));
    }

    @Test
    void entriesWithoutADateAreNeverTooOld() throws Exception {
        site.serveFile("/feed", "application/rss+xml", "posts.rss092.xml");
        Instant since = Instant.parse("2026-11-22T00:00:00Z");
        Page page = site.connector("/feed").pull(new PullRequest("posts", null, since, 100));
        assertThat(FeedSite.seen(page))
                .hasSize(2)
                .allSatisfy(seen -> assertThat(seen.message().sentAt()).isEqualTo(since));
    }

    @Test
    void jsonFeedIsRead() throws Exception {
        Page page = read("application/feed+json", "posts.feed.json");
        MessageSeen lids = FeedSite.seen(page, "2");
        assertThat(lids.conversation().subject()).contains("Lids <b>not bold</b>");
        assertThat(lids.message().text()).isEqualTo("Lids <b>not bold</b>\n\nLids for all kettles.");
        assertThat(lids.message().sentAt()).isEqualTo("2026-03-05T08:00:00Z");
        assertThat(lids.message().language()).contains("en-GB");
        assertThat(lids.author().id().id()).isEqualTo("author/https://noor.example/ Noor");
        assertThat(lids.message().attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.mediaType()).isEqualTo("audio/mpeg");
            assertThat(attachment.name()).contains("The sound of lids");
        });

        MessageSeen note = FeedSite.seen(page, "1");
        assertThat(note.conversation().subject()).isEmpty();
        assertThat(note.message().text()).isEqualTo("A note without a title");
        assertThat(note.author().displayName()).isEqualTo("The workshop");
        assertThat(page.rejected()).hasSize(1);
    }

    @Test
    void jsonFeedOneZeroHasOneAuthor() throws Exception {
        site.serve("/feed", "application/json", """
                {"version": "https://jsonfeed.org/version/1", "title": "Kettles", "items": [
                  {"id": "1", "content_text": "Hello", "author": {"name": "Noor"}}]}
                """);
        assertThat(FeedSite.seen(FeedSite.all(site.connector("/feed"), "posts"), "1")
                        .author()
                        .displayName())
                .isEqualTo("Noor");
    }
}
