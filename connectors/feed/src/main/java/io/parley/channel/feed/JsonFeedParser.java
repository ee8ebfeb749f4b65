// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON Feed 1.0 and 1.1. */
final class JsonFeedParser {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String VERSION = "https://jsonfeed.org/version/1";

    private JsonFeedParser() {}

    /** Whether it begins like a JSON object, after a byte order mark or not. */
    static boolean isJson(byte[] bytes) {
        int start = 0;
        while (start < bytes.length && (bytes[start] < 0 || Character.isWhitespace(bytes[start]))) {
            start++;
        }
        return start < bytes.length && bytes[start] == '{';
    }

    static FeedDocument parse(byte[] bytes) throws UnreadableFeedException {
        JsonNode feed;
        try {
            feed = JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UnreadableFeedException("it is not the JSON that it begins like", e);
        }
        if (!feed.path("version").asText().startsWith(VERSION)
                || !feed.path("items").isArray()) {
            throw new UnreadableFeedException("it is JSON, but not a JSON Feed", null);
        }
        List<Entry> entries = new ArrayList<>();
        feed.path("items").forEach(item -> entries.add(entry(item)));
        return new FeedDocument(
                Text.plain(said(feed, "title")),
                said(feed, "home_page_url"),
                said(feed, "language"),
                null,
                author(feed),
                Duration.ZERO,
                entries);
    }

    private static Entry entry(JsonNode item) {
        return new Entry(
                said(item, "id"),
                said(item, "url"),
                Text.plain(said(item, "title")),
                body(item),
                author(item),
                instant(item, "date_published"),
                instant(item, "date_modified"),
                null,
                enclosures(item));
    }

    private static Text body(JsonNode item) {
        String html = said(item, "content_html");
        String text = said(item, "content_text");
        if (html != null) {
            return Text.html(html);
        }
        return Text.plain(text != null ? text : said(item, "summary"));
    }

    private static @Nullable Author author(JsonNode node) {
        JsonNode author = node.path("authors").path(0);
        JsonNode person = author.isMissingNode() ? node.path("author") : author;
        return Author.of(said(person, "name"), null, said(person, "url"));
    }

    private static List<Entry.Enclosure> enclosures(JsonNode item) {
        List<Entry.Enclosure> enclosures = new ArrayList<>();
        for (JsonNode attachment : item.path("attachments")) {
            String link = said(attachment, "url");
            if (link != null) {
                enclosures.add(new Entry.Enclosure(link, said(attachment, "mime_type"), said(attachment, "title")));
            }
        }
        return enclosures;
    }

    private static @Nullable Instant instant(JsonNode node, String name) {
        String text = said(node, name);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String said(JsonNode node, String name) {
        String text = node.path(name).asText("").strip();
        return text.isEmpty() ? null : text;
    }
}
