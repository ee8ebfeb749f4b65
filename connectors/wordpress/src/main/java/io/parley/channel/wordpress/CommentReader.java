// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Change;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.Rating;
import io.parley.model.ReplyPolicy;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import io.parley.spi.Fingerprint;
import io.parley.spi.HtmlText;
import io.parley.spi.Untrusted;
import io.parley.spi.channel.SendReceipt;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in the words of the agent what a comment of WordPress says. */
final class CommentReader {

    static final String HELD = "The comment awaits moderation; approve it in WordPress first, then answer again."
            + " With approveOnReply in the configuration of the account an answer approves it.";

    private static final double MOST_STARS = 5;

    private final String realm;
    private final HtmlText html;
    private final boolean approveOnReply;

    CommentReader(String realm, HtmlText html, boolean approveOnReply) {
        this.realm = realm;
        this.html = html;
        this.approveOnReply = approveOnReply;
    }

    Change.MessageSeen read(JsonNode comment, long ownUser) {
        boolean held = Standing.of(comment) == Standing.HELD;
        SocialProfile author = author(comment);
        Conversation conversation = conversation(comment);
        Message.Builder message = Message.of(id("comment", comment.path("id")))
                .conversation(conversation.id())
                .author(author.id())
                .direction(own(comment, ownUser) ? Direction.OUTBOUND : Direction.INBOUND)
                .visibility(held ? Visibility.RESTRICTED : Visibility.PUBLIC)
                .text(text(comment))
                .page(link(comment.path("link")))
                .sentAt(sentAt(comment))
                .replyPolicy(held && !approveOnReply ? ReplyPolicy.refused(HELD) : ReplyPolicy.allowed());
        if (comment.path("parent").asLong() > 0) {
            message.inReplyTo(id("comment", comment.path("parent")));
        }
        if (held) {
            message.attribute("status", "hold");
        }
        if (comment.path("type").asText("").equals(CommentType.REVIEW.word())) {
            message.attribute(CommentType.ATTRIBUTE, CommentType.REVIEW.word());
            review(comment.path(Shop.SAYS), message);
        }
        return new Change.MessageSeen(message.build(), author, conversation);
    }

    /** Who answers in the form below a product gives no stars. */
    private static void review(JsonNode review, Message.Builder message) {
        double stars = review.path("rating").asDouble();
        if (stars > 0) {
            message.rating(new Rating(stars, MOST_STARS));
        }
        if (review.path("verified").asBoolean()) {
            message.attribute("verified", "true");
        }
    }

    SendReceipt receipt(JsonNode comment) {
        return new SendReceipt(id("comment", comment.path("id")), sentAt(comment), link(comment.path("link")));
    }

    /** As it was typed, where that may be seen: WordPress shows other quotes, dashes and smileys than were typed. */
    String text(JsonNode comment) {
        JsonNode content = comment.path("content");
        String typed = content.path("raw").asText("").replace("\n", "<br>");
        String markup = typed.isEmpty() ? content.path("rendered").asText("") : typed;
        return Untrusted.text(html.toPlainText(markup), Message.MAX_TEXT_LENGTH);
    }

    ExternalId user(JsonNode user) {
        return id("user", user.path("id"));
    }

    static boolean own(JsonNode comment, long ownUser) {
        return ownUser > 0 && comment.path("author").asLong() == ownUser;
    }

    /** When it was written; empty if that cannot be read. */
    static Optional<Instant> time(JsonNode comment) {
        try {
            return Optional.of(sentAt(comment));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant sentAt(JsonNode comment) {
        return local(comment.path("date_gmt")).toInstant(ZoneOffset.UTC);
    }

    private Conversation conversation(JsonNode comment) {
        JsonNode post = comment.path("_embedded").path("up").path(0);
        String title = line(post.path("title").path("rendered"), 1_000);
        Instant startedAt = sentAt(comment);
        if (post.path("date").isTextual()) {
            // Posts come with the time of the site alone, and so does the comment beside its own in UTC.
            startedAt = startedAt.plus(Duration.between(local(comment.path("date")), local(post.path("date"))));
        }
        return Conversation.of(id("post", comment.path("post")), kind(comment), Visibility.PUBLIC)
                .subject(title.isEmpty() ? null : title)
                .page(link(post.path("link")))
                .startedAt(startedAt)
                .build();
    }

    /** What is said below a product belongs to its reviews. */
    private static ConversationKind kind(JsonNode comment) {
        JsonNode below = comment.path("_links").path("up").path(0).path("post_type");
        return below.asText("").equals("product") ? ConversationKind.REVIEW : ConversationKind.PUBLIC_THREAD;
    }

    private SocialProfile author(JsonNode comment) {
        String email = comment.path("author_email").asText("").strip();
        String name = line(comment.path("author_name"), 500);
        ExternalId id;
        if (comment.path("author").asLong() > 0) {
            id = id("user", comment.path("author"));
        } else if (!email.isEmpty()) {
            id = external("mail/" + Fingerprint.hex(email.toLowerCase(Locale.ROOT)));
        } else {
            // Those who give neither have nothing in common.
            id = name.isEmpty() ? id("comment", comment.path("id")) : external("name/" + Fingerprint.hex(name));
        }
        SocialProfile.Builder profile = SocialProfile.of(id)
                .displayName(name)
                .page(link(comment.path("author_url")))
                .avatar(link(comment.path("author_avatar_urls").path("96")))
                .observedAt(sentAt(comment));
        Untrusted.contactPoint(email).ifPresent(profile::contactPoint);
        return profile.build();
    }

    private ExternalId id(String kind, JsonNode number) {
        if (number.asLong() < 1) {
            throw new IllegalArgumentException("WordPress names no " + kind);
        }
        return external(kind + "/" + number.asLong());
    }

    private ExternalId external(String id) {
        return new ExternalId(WordPressConnector.CHANNEL, realm, id);
    }

    private String line(JsonNode markup, int most) {
        return Untrusted.line(html.toPlainText(markup.asText("")), most);
    }

    private static LocalDateTime local(JsonNode time) {
        return LocalDateTime.parse(time.asText(""));
    }

    private static @Nullable URI link(JsonNode address) {
        return Untrusted.link(address.asText("")).orElse(null);
    }
}
