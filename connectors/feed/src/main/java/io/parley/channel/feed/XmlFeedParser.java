// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads RSS and Atom. */
final class XmlFeedParser {

    private static final String THREADING = "http://purl.org/syndication/thread/1.0";

    private final boolean rss;

    private XmlFeedParser(boolean rss) {
        this.rss = rss;
    }

    static FeedDocument parse(byte[] bytes, String contentType) throws UnreadableFeedException {
        WireFeed wire;
        SyndFeed feed;
        try (XmlReader characters =
                new XmlReader(new ByteArrayInputStream(bytes), contentType, true, StandardCharsets.UTF_8.name())) {
            wire = new HardenedInput().build(characters);
            feed = new SyndFeedImpl(wire);
        } catch (IOException | FeedException e) {
            throw new UnreadableFeedException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw new UnreadableFeedException("it is XML, but neither RSS nor Atom", e);
        }
        return new XmlFeedParser(wire instanceof Channel).document(feed, ttl(wire));
    }

    private FeedDocument document(SyndFeed feed, Duration ttl) {
        return new FeedDocument(
                text(feed.getTitleEx()),
                site(feed),
                feed.getLanguage(),
                instant(feed.getPublishedDate()),
                feed.getAuthors().stream()
                        .map(XmlFeedParser::author)
                        .findFirst()
                        .orElse(null),
                ttl,
                feed.getEntries().stream().map(this::entry).toList());
    }

    private Entry entry(SyndEntry entry) {
        return new Entry(
                said(entry.getUri()),
                said(entry.getLink()),
                text(entry.getTitleEx()),
                Stream.concat(entry.getContents().stream(), Stream.ofNullable(entry.getDescription()))
                        .map(this::text)
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse(Text.plain(null)),
                entry.getAuthors().isEmpty()
                        ? Author.of(entry.getAuthor())
                        : author(entry.getAuthors().get(0)),
                instant(entry.getPublishedDate()),
                instant(entry.getUpdatedDate()),
                inReplyTo(entry),
                enclosures(entry));
    }

    /** RSS does not say what its texts are; as a rule they are HTML. */
    private Text text(@Nullable SyndContent content) {
        if (content == null) {
            return Text.plain(null);
        }
        String type = content.getType() == null ? "text" : content.getType();
        if (rss || type.contains("html")) {
            return Text.html(content.getValue());
        }
        return type.startsWith("text") ? Text.plain(content.getValue()) : Text.plain(null);
    }

    private @Nullable String site(SyndFeed feed) {
        return rss
                ? said(feed.getLink())
                : feed.getLinks().stream()
                        .filter(link -> link.getRel() == null || link.getRel().equals("alternate"))
                        .map(SyndLink::getHref)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static List<Entry.Enclosure> enclosures(SyndEntry entry) {
        return entry.getEnclosures().stream()
                .filter(enclosure -> said(enclosure.getUrl()) != null)
                .map(enclosure -> new Entry.Enclosure(enclosure.getUrl(), enclosure.getType(), null))
                .toList();
    }

    private static @Nullable String inReplyTo(SyndEntry entry) {
        return entry.getForeignMarkup().stream()
                .filter(element -> element.getName().equals("in-reply-to")
                        && element.getNamespaceURI().equals(THREADING))
                .map(element -> said(element.getAttributeValue("ref")))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Author author(SyndPerson person) {
        return Author.of(person.getName(), person.getEmail(), person.getUri());
    }

    private static Duration ttl(WireFeed feed) {
        return feed instanceof Channel channel ? Duration.ofMinutes(Math.max(0, channel.getTtl())) : Duration.ZERO;
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
