// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.LabServices;
import io.parley.model.Attachment;
import io.parley.model.ContactPoint;
import io.parley.model.ConversationKind;
import io.parley.model.Counter;
import io.parley.model.Direction;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import io.parley.spi.HtmlText;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final ProfileMapper profiles = new ProfileMapper("example.social", html());
    private final StatusMapper statuses = new StatusMapper(profiles, 500);

    @Test
    void aStatusIsAMessage() throws Exception {
        ObjectNode status = status();
        status.put("edited_at", "2026-05-04T12:30:00.250Z").put("language", "de");
        status.put("favourites_count", 3).put("reblogs_count", 2).put("replies_count", 1);
        Message message = message(status);
        assertThat(message.id().key()).isEqualTo("mastodon:example.social/30");
        assertThat(message.conversation()).isEqualTo(message.id());
        assertThat(message.author().key()).isEqualTo("mastodon:far.example/users/ada");
        assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-05-04T12:00:00Z"));
        assertThat(message.revision())
                .hasValue(Instant.parse("2026-05-04T12:30:00.250Z").toEpochMilli());
        assertThat(message.page()).contains(URI.create("https://far.example/@ada/1"));
        assertThat(message.language()).contains("de");
        assertThat(message.counts()).isEqualTo(Map.of(Counter.LIKES, 3L, Counter.SHARES, 2L, Counter.REPLIES, 1L));
        assertThat(message.replyPolicy().maxLength()).hasValue(500 - "@ada@far.example ".length());
    }

    @Test
    void namesStandInTheTextAndLinksToo() throws Exception {
        ObjectNode status = status().put("content", """
                <p><span class="h-card"><a href="https://example.social/@brand" class="u-url mention">@<span>brand</span>\
                </a></span> see <a href="https://far.example/a/very/long/way" rel="nofollow"><span class="invisible">\
                https://</span><span class="ellipsis">far.example/a/very</span><span class="invisible">/long/way</span>\
                </a></p><p><a class="mention hashtag" href="https://far.example/tags/tea" rel="tag">#<span>tea</span>\
                </a><br>&lt;3<script>alert(1)</script></p>""");
        assertThat(message(status).text()).isEqualTo("@brand see https://far.example/a/very/long/way\n\n#tea\n<3");
    }

    @Test
    void aWarningStandsFirst() throws Exception {
        Message message = message(status().put("spoiler_text", "kettles,\nhot"));
        assertThat(message.text()).isEqualTo("CW: kettles, hot\n\nHello");
        assertThat(message.attributes()).containsEntry("spoiler_text", "kettles, hot");
        assertThat(message.replyPolicy().maxLength())
                .hasValue(500 - "@ada@far.example ".length() - "kettles, hot".length());
    }

    @ParameterizedTest
    @CsvSource({
        "public, PUBLIC, PUBLIC_THREAD, public",
        "unlisted, UNLISTED, PUBLIC_THREAD, unlisted",
        "private, RESTRICTED, PUBLIC_THREAD, private",
        "local, RESTRICTED, PUBLIC_THREAD, local",
        "direct, PRIVATE, DIRECT, direct",
        "'', PRIVATE, DIRECT, direct"
    })
    void whoMayRead(String word, Visibility visibility, ConversationKind kind, String kept) throws Exception {
        ObjectNode status = status().put("visibility", word);
        assertThat(message(status).visibility()).isEqualTo(visibility);
        assertThat(message(status).attributes()).containsEntry("visibility", kept);
        assertThat(statuses.conversation(status, status).kind()).isEqualTo(kind);
    }

    @Test
    void mediaAreAttachments() throws Exception {
        ObjectNode status = status();
        status.set("media_attachments", JSON.readTree("""
                [{"type": "image", "url": "https://files.example/1.png", "description": "A kettle"},
                 {"type": "unknown", "url": null, "remote_url": "https://far.example/2.odd", "description": null},
                 {"type": "image", "url": "javascript:alert(1)"},
                 {"type": "image", "url": null}]
                """));
        assertThat(message(status).attachments())
                .extracting(Attachment::link, Attachment::mediaType, Attachment::description)
                .containsExactly(
                        tuple(URI.create("https://files.example/1.png"), "image/png", Optional.of("A kettle")),
                        tuple(URI.create("https://far.example/2.odd"), "application/octet-stream", Optional.empty()));
    }

    @Test
    void soundAnimationsAndWhatIsNotFetchedYetAreAttachmentsToo() throws Exception {
        ObjectNode status = status();
        status.set("media_attachments", JSON.readTree("""
                [{"type": "audio", "url": "https://files.example/1.mp3"},
                 {"type": "audio", "url": "https://files.example/2.mp4"},
                 {"type": "audio", "url": "https://files.example/3.ogg"},
                 {"type": "gifv", "url": "https://files.example/4.mp4"},
                 {"type": "video", "url": "https://files.example/5.webm"},
                 {"type": "image", "url": "https://files.example/6.webp"},
                 {"type": "image", "url": "https://files.example/7"},
                 {"type": "odd", "url": "https://files.example/8.pdf"},
                 {"type": "video", "url": null, "remote_url": null, "preview_url": "https://files.example/9.png"}]
                """));
        assertThat(message(status).attachments())
                .extracting(Attachment::mediaType)
                .containsExactly(
                        "audio/mpeg",
                        "audio/mp4",
                        "audio/ogg",
                        "video/mp4",
                        "video/webm",
                        "image/webp",
                        "application/octet-stream",
                        "application/pdf",
                        "image/png");
    }

    @Test
    void whatPeopleHideIsMarked() throws Exception {
        ObjectNode status = status().put("sensitive", true);
        status.set("media_attachments", JSON.readTree("""
                [{"type": "image", "url": "https://files.example/1.png", "description": "A kettle"},
                 {"type": "image", "url": "https://files.example/2.png"}]
                """));
        assertThat(message(status).attachments())
                .extracting(attachment -> attachment.description().orElseThrow())
                .containsExactly("Sensitive: A kettle", "Sensitive");
    }

    @Test
    void aPollIsReadWithItsOptions() throws Exception {
        ObjectNode status = status();
        status.set("poll", JSON.readTree("""
                {"options": [{"title": "Tea,\\nof course", "votes_count": 3}, {"title": "Coffee", "votes_count": null}]}
                """));
        assertThat(message(status).text()).isEqualTo("Hello\n\nPoll:\n- Tea, of course\n- Coffee");
    }

    @Test
    void whatIsQuotedIsAttached() throws Exception {
        ObjectNode quoted =
                status().put("url", "https://far.example/@joan/9").put("content", "<p>Kettles <b>leak</b></p>");
        quoted.putObject("account").put("acct", "joan@far.example");
        for (ObjectNode status : List.of(quoting(quoted, "accepted"), status().set("quote", quoted))) {
            assertThat(message(status).attachments()).singleElement().satisfies(attachment -> {
                assertThat(attachment.link()).isEqualTo(URI.create("https://far.example/@joan/9"));
                assertThat(attachment.mediaType()).isEqualTo("text/html");
                assertThat(attachment.name()).contains("@joan@far.example");
                assertThat(attachment.description()).contains("Kettles leak");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "rejected", "revoked", "unauthorized", "blocked_account", "something new"})
    void whatMayNotBeShownIsNotAttached(String state) throws Exception {
        assertThat(message(quoting(status(), state)).attachments()).isEmpty();
    }

    @Test
    void aQuoteOfNothingIsNoAttachment() throws Exception {
        ObjectNode status = status();
        status.putObject("quote").put("state", "accepted").putNull("quoted_status");
        assertThat(message(status).attachments()).isEmpty();
        status.putObject("quote").put("state", "accepted").put("quoted_status_id", "9");
        assertThat(message(status).attachments()).isEmpty();
    }

    private static ObjectNode quoting(ObjectNode quoted, String state) throws Exception {
        ObjectNode status = status();
        status.putObject("quote").put("state", state).set("quoted_status", quoted);
        return status;
    }

    @Test
    void aPersonIsAProfile() throws Exception {
        ObjectNode account = account();
        account.put("display_name", "Ada")
                .put("note", "<p>Likes <b>tea</b></p>")
                .put("avatar", "https://x.example/a.png");
        account.put("followers_count", 12).put("following_count", 7);
        account.set("fields", JSON.readTree("""
                [{"name": "Site", "value": "<a href='https://ada.example'><span>https://</span>ada.example</a>"},
                 {"name": "Mail", "value": "ada@far.example"},
                 {"name": "Phone", "value": "+31 (20) 123-4567"},
                 {"name": "Born", "value": "1990"}]
                """));
        SocialProfile profile = profiles.profile(account);
        assertThat(profile.displayName()).isEqualTo("Ada");
        assertThat(profile.handle()).contains("ada@far.example");
        assertThat(profile.page()).contains(URI.create("https://far.example/@ada"));
        assertThat(profile.avatar()).contains(URI.create("https://x.example/a.png"));
        assertThat(profile.bio()).contains("Likes tea");
        assertThat(profile.followers()).hasValue(12);
        assertThat(profile.following()).hasValue(7);
        assertThat(profile.attributes())
                .containsEntry("field:Mail", "ada@far.example")
                .containsEntry("field:Born", "1990")
                .hasSize(4);
        assertThat(profile.contactPoints())
                .containsExactly(
                        new ContactPoint(ContactPoint.Kind.EMAIL, "ada@far.example", false),
                        new ContactPoint(ContactPoint.Kind.PHONE, "+31201234567", false));
    }

    @ParameterizedTest
    @CsvSource({
        "https://Far.Example/users/ada, mastodon:far.example/users/ada",
        "https://blog.example/?author=1, mastodon:blog.example/?author=1",
        "https://one.example, mastodon:one.example//",
        "did:key:z6Mk, mastodon:far.example/@ada"
    })
    void aPersonIsNamedByTheActor(String uri, String key) throws Exception {
        assertThat(profiles.profile(account().put("uri", uri)).id().key()).isEqualTo(key);
    }

    @Test
    void aPersonWithoutAddressesIsNamedByThisServer() throws Exception {
        SocialProfile profile = profiles.profile((ObjectNode) JSON.readTree("{\"acct\": \"ada\", \"url\": null}"));
        assertThat(profile.id().key()).isEqualTo("mastodon:example.social/ada");
        assertThat(profile.handle()).contains("ada@example.social");
        assertThat(profile.displayName()).isEqualTo("ada@example.social");
    }

    @Test
    void whateverIsTooLongIsCut() throws Exception {
        ObjectNode status = status().put("spoiler_text", "w".repeat(9_000)).put("content", "c".repeat(300_000));
        ObjectNode account = account().put("display_name", "😀".repeat(999)).put("note", "n".repeat(99_000));
        for (int i = 0; i < 99; i++) {
            account.withArray("fields")
                    .addObject()
                    .put("name", i + "x".repeat(999))
                    .put("value", "y".repeat(9_999));
            status.withArray("media_attachments").addObject().put("url", "https://files.example/" + i);
            status.withArray("media_attachments").addObject().put("url", "https://files.example/" + i);
        }
        status.set("account", account);
        Message message = message(status);
        assertThat(message.text()).hasSize(Message.MAX_TEXT_LENGTH).endsWith("…");
        assertThat(message.attachments()).hasSize(100);
        assertThat(message.replyPolicy().maxLength()).hasValue(1);
        assertThat(profiles.profile(account).displayName()).hasSize(499).endsWith("😀…");
        assertThat(profiles.profile(account).attributes()).hasSize(10);
    }

    @Test
    void aStatusWithoutATimeCannotBeRead() {
        assertThatThrownBy(() -> message(status().put("created_at", "soon"))).isInstanceOf(RuntimeException.class);
    }

    private Message message(ObjectNode status) {
        return statuses.seen(status, statuses.conversation(status, status), Direction.INBOUND)
                .message();
    }

    private static ObjectNode status() throws Exception {
        ObjectNode status = (ObjectNode) JSON.readTree("""
                {"id": "30", "created_at": "2026-05-04T12:00:00.000Z", "edited_at": null, "in_reply_to_id": null,
                 "visibility": "public", "spoiler_text": "", "content": "<p>Hello</p>", "language": null,
                 "uri": "https://far.example/users/ada/statuses/1", "url": "https://far.example/@ada/1"}
                """);
        status.set("account", account());
        return status;
    }

    private static ObjectNode account() throws Exception {
        return (ObjectNode) JSON.readTree("""
                {"id": "3", "acct": "ada@far.example", "display_name": "", "url": "https://far.example/@ada",
                 "uri": "https://far.example/users/ada"}
                """);
    }

    private static HtmlText html() {
        try (LabServices lab = new LabServices()) {
            return lab.htmlText();
        }
    }
}
