// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.internal.http.JsoupHtmlText;
import io.parley.spi.HtmlText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Documents as the web has them, each read as people would, or refused with a reason. */
class OdditiesTest {

    private static final List<String> FILES =
            List.of("characters", "markup", "dates", "entries", "formats", "podcasts", "json", "refused");

    private final HtmlText html = new JsoupHtmlText();

    private static Stream<Oddity> all() {
        return FILES.stream().flatMap(file -> Oddity.read(FeedSite.text("oddities/" + file + ".txt")).stream());
    }

    @Test
    void thereAreTwoHundredOfThem() {
        assertThat(all().map(Oddity::name)).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> eachIsReadAsExpected() {
        return all().map(oddity -> DynamicTest.dynamicTest(oddity.name(), () -> check(oddity)));
    }

    private void check(Oddity oddity) throws Exception {
        assertThat(oddity.expected()).isNotEmpty();
        if (oddity.expected().get(0).startsWith("refused")) {
            assertThatThrownBy(() -> FeedParser.parse(oddity.bytes(), oddity.contentType()))
                    .isInstanceOf(UnreadableFeedException.class)
                    .hasMessageContaining(oddity.expected().get(0).substring(7).strip());
            return;
        }
        FeedDocument document = FeedParser.parse(oddity.bytes(), oddity.contentType());
        for (String line : oddity.expected()) {
            String name = line.split(" ", 2)[0];
            String value = line.contains(" ") ? line.split(" ", 2)[1].strip() : "";
            assertThat(String.valueOf(said(document, name))).as(name).isEqualTo(value.replace("\\n", "\n"));
        }
    }

    private @Nullable Object said(FeedDocument document, String name) {
        if (Character.isDigit(name.charAt(0))) {
            String[] parts = name.split("\\.");
            return said(document.entries().get(Integer.parseInt(parts[0]) - 1), parts[1]);
        }
        return switch (name) {
            case "count" -> document.entries().size();
            case "reading" -> document.reading();
            case "title" -> document.title().line(html);
            case "site" -> document.site();
            case "language" -> document.language();
            case "date" -> document.date();
            case "author" ->
                document.author() == null ? null : document.author().id();
            case "ttl" -> document.rhythm().ttl();
            case "period" -> document.rhythm().period();
            case "hours" -> document.rhythm().skipHours().stream().sorted().toList();
            case "days" -> document.rhythm().skipDays().stream().sorted().toList();
            case "self" -> document.relations().self();
            case "next" -> document.relations().next();
            case "hubs" -> document.relations().hubs();
            case "ids" -> document.entries().stream().map(Entry::id).collect(Collectors.joining(" "));
            default -> throw new AssertionError("nobody knows " + name);
        };
    }

    private @Nullable Object said(Entry entry, String name) {
        return switch (name) {
            case "id" -> entry.id();
            case "link" -> entry.link();
            case "title" -> entry.title().line(html);
            case "text" -> entry.body().read(html);
            case "author" -> entry.author() == null ? null : entry.author().id();
            case "name" -> entry.author() == null ? null : entry.author().displayName();
            case "sent" -> entry.published();
            case "edited" -> entry.updated();
            case "answers" -> entry.inReplyTo();
            case "comments" -> entry.comments().feed() + " " + entry.comments().count();
            case "files" ->
                entry.enclosures().stream()
                        .map(file -> file.link() + " " + file.mediaType() + " " + file.description())
                        .collect(Collectors.joining("; "));
            default -> throw new AssertionError("nobody knows " + name);
        };
    }
}
