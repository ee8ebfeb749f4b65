// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.model.Attachment;
import io.parley.model.Change;
import io.parley.model.ContactPoint;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.ReplyPolicy;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import io.parley.spi.HtmlText;
import io.parley.spi.Untrusted;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in the words of the agent what a feed says. */
final class ChangeMapper {

    static final String CHANNEL = "feed";

    private static final ReplyPolicy NO_REPLY = ReplyPolicy.refused("A feed cannot be answered.");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,60}/[\\w.+-]{1,60}");
    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final int LONGEST_SUBJECT = 1_000;
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_FILE_NAME = 255;
    private static final int LONGEST_EMAIL = 254;
    private static final int MOST_ATTACHMENTS = 100;

    private final String account;
    private final URI address;
    private final HtmlText html;

    ChangeMapper(String account, URI address, HtmlText html) {
        this.account = account;
        this.address = address;
        this.html = html;
    }

    Change.MessageSeen seen(FeedDocument document, DatedEntry dated, Place place) {
        Entry entry = dated.entry();
        if (entry.isEmpty()) {
            throw new IllegalArgumentException("The entry has neither title, text, link nor file");
        }
        String title = entry.title().line(html);
        SocialProfile author = author(document, dated);
        Conversation conversation = Conversation.of(id(place.post()), ConversationKind.PUBLIC_THREAD, Visibility.PUBLIC)
                .subject(subject(entry, title, place))
                .page(Links.read(address, place.page()).orElse(null))
                .startedAt(dated.sentAt())
                .build();
        Message.Builder message = Message.of(id(entry.id()))
                .conversation(conversation.id())
                .author(author.id())
                .text(Untrusted.cut(text(entry, title, place), Message.MAX_TEXT_LENGTH))
                .inReplyTo(place.parent() == null ? null : id(place.parent()))
                .page(Links.read(address, entry.link()).orElse(null))
                .sentAt(dated.sentAt())
                .language(language(document))
                .replyPolicy(NO_REPLY);
        entry.enclosures().stream()
                .flatMap(enclosure -> attachment(enclosure).stream())
                .limit(MOST_ATTACHMENTS)
                .forEach(message::attachment);
        return new Change.MessageSeen(message.build(), author, conversation);
    }

    private ExternalId id(String id) {
        return new ExternalId(CHANNEL, account, id);
    }

    private static @Nullable String subject(Entry entry, String title, Place place) {
        String subject =
                place.isComment() ? CommentTitle.post(title, entry.author()).orElse("") : title;
        return subject.isEmpty() ? null : Untrusted.cut(subject, LONGEST_SUBJECT);
    }

    private String text(Entry entry, String title, Place place) {
        String body = entry.body().read(html);
        if (body.isEmpty()) {
            return title.isEmpty() && entry.link() != null ? entry.link() : title;
        }
        String beginning = title.replaceFirst("(…|\\.{3}|\\[…])$", "").strip();
        boolean saysNoMore =
                place.isComment() || Untrusted.line(body, Integer.MAX_VALUE).startsWith(beginning);
        return saysNoMore ? body : title + "\n\n" + body;
    }

    private SocialProfile author(FeedDocument document, DatedEntry dated) {
        return Optional.ofNullable(dated.entry().author())
                .or(() -> Optional.ofNullable(document.author()))
                .map(this::person)
                .orElseGet(() -> theFeedItself(document))
                .observedAt(dated.changedAt())
                .build();
    }

    private SocialProfile.Builder person(Author author) {
        SocialProfile.Builder profile = SocialProfile.of(id("author/" + author.id()))
                .displayName(Untrusted.cut(author.displayName(), LONGEST_NAME))
                .page(Links.read(address, author.uri()).orElse(null));
        if (author.email() != null && author.email().length() <= LONGEST_EMAIL) {
            profile.contactPoint(new ContactPoint(ContactPoint.Kind.EMAIL, author.email(), false));
        }
        return profile;
    }

    private SocialProfile.Builder theFeedItself(FeedDocument document) {
        String title = document.title().line(html);
        String name = title.isEmpty() ? address.getHost() : title;
        String site = document.site();
        return SocialProfile.of(id("author/" + (site == null ? name : site)))
                .displayName(Untrusted.cut(name, LONGEST_NAME))
                .page(Links.read(address, site).orElse(null));
    }

    private Optional<Attachment> attachment(Entry.Enclosure enclosure) {
        return Links.read(address, enclosure.link()).map(link -> {
            String type = enclosure.mediaType();
            Attachment attachment =
                    Attachment.of(link, type != null && MEDIA_TYPE.matcher(type).matches() ? type : UNKNOWN_TYPE);
            String name = enclosure.name();
            String description = enclosure.description();
            Attachment named = name == null || name.isBlank()
                    ? attachment
                    : attachment.named(Untrusted.cut(name, LONGEST_FILE_NAME));
            return description == null ? named : named.describedAs(description);
        });
    }

    private static @Nullable String language(FeedDocument document) {
        String language = document.language();
        return language != null && LANGUAGE.matcher(language).matches() ? language : null;
    }
}
