// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.feed.Entry.Comments;
import io.parley.channel.feed.FeedDocument.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads JSON Feed 1.0 and 1.1. */
final class JsonFeedParser {

    private static final int LONGEST_STRING = 50_000_000;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    private static final String VERSION = "https://jsonfeed.org/version/1";

    private final ObjectNode feed = JSON.createObjectNode();
    private final List<JsonNode> items = new ArrayList<>();
    private boolean itemised;

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
        JsonFeedParser parser = new JsonFeedParser();
        Reading reading = Reading.WELL;
        try {
            parser.read(bytes);
        } catch (IOException e) {
            if (parser.items.isEmpty()) {
                throw new UnreadableFeedException("it is not the JSON that it begins like", e);
            }
            reading = Reading.CUT_OFF;
        }
        return parser.document(reading);
    }

    /** Item by item, so that those before a fault are there. */
    private void read(byte[] bytes) throws IOException {
        try (JsonParser in = JSON.createParser(bytes)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                if (in.nextToken() == JsonToken.START_ARRAY && name.equals("items")) {
                    itemised = true;
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        items.add(JSON.readTree(in));
                    }
                } else {
                    feed.set(name, JSON.readTree(in));
                }
            }
            if (in.currentToken() != JsonToken.END_OBJECT) {
                throw new IOException("it ends too soon");
            }
        }
    }

    private FeedDocument document(Reading reading) throws UnreadableFeedException {
        String version = feed.path("version").asText();
        boolean stated = version.replace("http://", "https://").startsWith(VERSION);
        boolean alike = version.isEmpty() && (feed.has("title") || feed.has("home_page_url") || feed.has("feed_url"));
        if (!itemised || !stated && !alike) {
            throw new UnreadableFeedException("it is JSON, but not a JSON Feed", null);
        }
        return new FeedDocument(
                Text.plain(said(feed, "title")),
                said(feed, "home_page_url"),
                said(feed, "language"),
                null,
                author(feed),
                Rhythm.NONE,
                new Relations(said(feed, "feed_url"), said(feed, "next_url"), hubs()),
                items.stream().map(JsonFeedParser::entry).toList(),
                reading);
    }

    private List<String> hubs() {
        return StreamSupport.stream(feed.path("hubs").spliterator(), false)
                .filter(hub -> hub.path("type").asText().equalsIgnoreCase("WebSub"))
                .map(hub -> hub.path("url").asText().strip())
                .filter(url -> !url.isEmpty())
                .limit(10)
                .toList();
    }

    private static Entry entry(JsonNode item) {
        String page = said(item, "url");
        return new Entry(
                said(item, "id"),
                page == null ? said(item, "external_url") : page,
                Text.plain(said(item, "title")),
                body(item),
                author(item),
                Moments.read(said(item, "date_published")).orElse(null),
                Moments.read(said(item, "date_modified")).orElse(null),
                null,
                enclosures(item),
                Comments.NONE);
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
        return person.isTextual()
                ? Author.of(person.asText())
                : Author.of(said(person, "name"), null, said(person, "url"));
    }

    private static List<Entry.Enclosure> enclosures(JsonNode item) {
        List<Entry.Enclosure> enclosures = new ArrayList<>();
        for (JsonNode attachment : item.path("attachments")) {
            String link = said(attachment, "url");
            if (link != null) {
                enclosures.add(new Entry.Enclosure(
                        link,
                        said(attachment, "mime_type"),
                        said(attachment, "title"),
                        Measure.of(said(attachment, "duration_in_seconds"), said(attachment, "size_in_bytes"))));
            }
        }
        return enclosures;
    }

    private static @Nullable String said(JsonNode node, String name) {
        String text = node.path(name).asText("").strip();
        return text.isEmpty() || node.path(name).isNull() ? null : text;
    }
}
