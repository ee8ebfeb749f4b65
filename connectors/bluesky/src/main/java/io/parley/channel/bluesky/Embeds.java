// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Attachment;
import io.parley.spi.Untrusted;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What stands under the text of a post: pictures, a film, a page of the web, another post. */
final class Embeds {

    private static final String PAGE = "text/html";
    private static final String FILM = "application/vnd.apple.mpegurl";
    private static final int MOST = 100;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DESCRIPTION = 2_000;

    private Embeds() {}

    static List<Attachment> attachments(JsonNode embed) {
        return all(embed).limit(MOST).toList();
    }

    private static Stream<Attachment> all(JsonNode embed) {
        String type = embed.path("$type").asText("");
        return switch (type.replace("app.bsky.embed.", "")) {
            case "images#view" -> pictures(embed.path("images"));
            case "gallery#view" -> pictures(embed.path("items"));
            case "video#view" -> one(embed.path("playlist"), FILM, "", embed.path("alt")).stream();
            case "external#view" -> {
                JsonNode page = embed.path("external");
                yield one(page.path("uri"), PAGE, page.path("title").asText(""), page.path("description")).stream();
            }
            case "record#view" -> quoted(embed.path("record")).stream();
            case "recordWithMedia#view" -> Stream.concat(all(embed.path("media")), all(embed.path("record")));
            default -> Stream.empty();
        };
    }

    private static Stream<Attachment> pictures(JsonNode pictures) {
        return StreamSupport.stream(pictures.spliterator(), false)
                .flatMap(picture -> one(picture.path("fullsize"), "image/jpeg", "", picture.path("alt")).stream());
    }

    /** A post, by its page for people, with its text; nothing for lists and feeds, and where it is not to be seen. */
    private static Optional<Attachment> quoted(JsonNode post) {
        String handle = post.path("author").path("handle").asText("");
        return PostMapper.page(post.path("uri").asText(""))
                .filter(page -> post.has("value"))
                .map(page -> attachment(page, PAGE, "@" + handle, RichText.plain(post.path("value"))));
    }

    private static Optional<Attachment> one(JsonNode address, String mediaType, String name, JsonNode description) {
        return Untrusted.link(address.asText(""))
                .map(link -> attachment(link, mediaType, name, description.asText("")));
    }

    private static Attachment attachment(URI link, String mediaType, String name, String description) {
        String title = Untrusted.line(name, LONGEST_NAME);
        String words = Untrusted.text(description, LONGEST_DESCRIPTION);
        Attachment attachment = Attachment.of(link, mediaType);
        Attachment named = title.isEmpty() ? attachment : attachment.named(title);
        return words.isEmpty() ? named : named.describedAs(words);
    }
}
