// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.mapping;

import io.parley.model.Attachment;
import io.parley.model.ContactPoint;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.Counter;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.Rating;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import io.parley.spi.crm.CrmWrite;
import java.net.URI;
import java.time.Instant;

/** Somebody who wrote something, of whom everything is known: mappings are tried out on it, and the README shows it. */
final class Example {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String CHANNEL = "mastodon";
    private static final String REALM = "social.example.org";

    private Example() {}

    /** What is known when a record of a kind is written. */
    static Facts facts(CrmWrite.Kind kind) {
        Facts facts = new Facts("sales", CHANNEL).profile(person());
        if (kind != CrmWrite.Kind.CONTACT) {
            facts.conversation(conversation(), "The kettle leaks")
                    .account("brand")
                    .message(message());
        }
        if (kind == CrmWrite.Kind.MESSAGE) {
            facts.author(person());
        }
        return facts;
    }

    private static SocialProfile person() {
        return SocialProfile.of(new ExternalId(CHANNEL, REALM, "109"))
                .displayName("Ann Example")
                .handle("ann@social.example.org")
                .page(URI.create("https://social.example.org/@ann"))
                .avatar(URI.create("https://social.example.org/ann.png"))
                .bio("Tea.")
                .location("Utrecht")
                .followers(1200)
                .following(80)
                .verified(true)
                .contactPoint(new ContactPoint(ContactPoint.Kind.EMAIL, "ann@example.org", false))
                .contactPoint(new ContactPoint(ContactPoint.Kind.PHONE, "+31201234567", false))
                .observedAt(NOON)
                .build();
    }

    private static Conversation conversation() {
        return Conversation.of(
                        new ExternalId(CHANNEL, REALM, "4711"), ConversationKind.PUBLIC_THREAD, Visibility.PUBLIC)
                .subject("The kettle leaks")
                .page(URI.create("https://social.example.org/@ann/4711"))
                .startedAt(NOON)
                .build();
    }

    private static Message message() {
        return Message.of(new ExternalId(CHANNEL, REALM, "4711"))
                .conversation(conversation().id())
                .author(person().id())
                .text("My kettle of order 12345 leaks.")
                .page(URI.create("https://social.example.org/@ann/4711"))
                .sentAt(NOON)
                .language("en")
                .inReplyTo(new ExternalId(CHANNEL, REALM, "4700"))
                .rating(new Rating(2, 5))
                .count(Counter.LIKES, 3)
                .attachment(Attachment.of(URI.create("https://social.example.org/kettle.jpg"), "image/jpeg")
                        .named("kettle.jpg")
                        .describedAs("A kettle on a wet table"))
                .build();
    }
}
