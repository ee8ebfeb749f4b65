// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Attachment;
import io.parley.model.ContactPoint;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.Counter;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.Rating;
import io.parley.model.ReplyPolicy;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is read from the store is what was written into it. */
class ModelJsonTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00.123Z");

    @Test
    void aMessageWithEverything() {
        Message message = message("Grüße \u0000 \uD83D\uDE00 \"quoted\"\n<b>")
                .attachment(Attachment.of(URI.create("https://example.org/a.png"), "image/png")
                        .named("a.png")
                        .describedAs("A picture"))
                .count(Counter.LIKES, 7)
                .replyPolicy(ReplyPolicy.allowed().until(NOON).atMost(300))
                .attribute("cid", "bafy")
                .build();
        assertThat(MessageJson.read(MessageJson.write(message)))
                .usingRecursiveComparison()
                .isEqualTo(message);
    }

    @Test
    void countsAndAddressesMakeNoRevision() {
        Message before = message("text").build();
        Message after = message("text")
                .count(Counter.LIKES, 8)
                .page(URI.create("https://example.org/elsewhere"))
                .build();
        assertThat(MessageJson.fingerprint(after)).isEqualTo(MessageJson.fingerprint(before));
        assertThat(MessageJson.fingerprint(message("other text").build()))
                .isNotEqualTo(MessageJson.fingerprint(before));
    }

    @Test
    void aProfileWithEverything() {
        SocialProfile profile = SocialProfile.of(new ExternalId("lab", "people", "1"))
                .displayName("Anna")
                .handle("anna")
                .page(URI.create("https://example.org/anna"))
                .avatar(URI.create("https://example.org/anna.png"))
                .bio("Hello")
                .location("Delft")
                .followers(3)
                .following(4)
                .verified(true)
                .contactPoint(new ContactPoint(ContactPoint.Kind.EMAIL, "anna@example.org", false))
                .attribute("b", "2")
                .attribute("a", "1")
                .observedAt(NOON)
                .expiresAt(NOON)
                .build();
        assertThat(ProfileJson.read(ProfileJson.write(profile)))
                .usingRecursiveComparison()
                .isEqualTo(profile);
    }

    @Test
    void aConversationWithEverything() {
        Conversation conversation = Conversation.of(
                        new ExternalId("lab", "threads", "1"), ConversationKind.REVIEW, Visibility.UNLISTED)
                .subject("About it")
                .page(URI.create("https://example.org/1"))
                .startedAt(NOON)
                .attribute("root", "x")
                .build();
        assertThat(ConversationJson.read(ConversationJson.write(conversation)))
                .usingRecursiveComparison()
                .isEqualTo(conversation);
    }

    private static Message.Builder message(String text) {
        return Message.of(new ExternalId("lab", "messages", "1"))
                .conversation(new ExternalId("lab", "threads", "1"))
                .author(new ExternalId("lab", "people", "1"))
                .direction(Direction.INBOUND)
                .visibility(Visibility.UNLISTED)
                .text(text)
                .inReplyTo(new ExternalId("lab", "messages", "0"))
                .page(URI.create("https://example.org/1#1"))
                .sentAt(NOON)
                .revision(5)
                .rating(new Rating(4.5, 5))
                .language("nl")
                .expiresAt(NOON);
    }
}
