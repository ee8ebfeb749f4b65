// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Attachment;
import io.parley.spi.HtmlText;
import io.parley.spi.Untrusted;
import java.net.URI;
import java.net.URLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What stands under the text of a status: pictures, films, sound, and the status that it quotes.
 *
 * @param html makes plain text
 */
record Media(HtmlText html) {

    private static final int MOST = 100;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final String PAGE = "text/html";
    private static final String ANYTHING = "application/octet-stream";

    /** What Java does not know yet, by the ends of names. */
    private static final Map<String, String> NEWER = Map.of(
            "webp", "image/webp",
            "avif", "image/avif",
            "heic", "image/heic",
            "webm", "video/webm",
            "mov", "video/quicktime",
            "ogg", "audio/ogg",
            "oga", "audio/ogg",
            "opus", "audio/ogg",
            "m4a", "audio/mp4",
            "flac", "audio/flac");

    List<Attachment> of(JsonNode status) {
        boolean sensitive = status.path("sensitive").asBoolean();
        Stream<Attachment> media = StreamSupport.stream(
                        status.path("media_attachments").spliterator(), false)
                .flatMap(one -> attachment(one, sensitive).stream());
        return Stream.concat(quoted(status).stream(), media).limit(MOST).toList();
    }

    /** While the server has no copy of its own, only the original can be shown. */
    private static Optional<Attachment> attachment(JsonNode media, boolean sensitive) {
        Optional<URI> link = Untrusted.link(media, "url")
                .or(() -> Untrusted.link(media, "remote_url"))
                .or(() -> Untrusted.link(media, "preview_url"));
        String description = Untrusted.line(media, "description", LONGEST_DESCRIPTION);
        String words = !sensitive ? description : description.isEmpty() ? "Sensitive" : "Sensitive: " + description;
        return link.map(address ->
                described(Attachment.of(address, type(media, address)), Untrusted.cut(words, LONGEST_DESCRIPTION)));
    }

    /** Servers name the kind alone, and an animation is a film without sound; the rest is in the name of the file. */
    private static String type(JsonNode media, URI address) {
        String kind = media.path("type").asText("").replace("gifv", "video");
        String path = address.getPath();
        @Nullable String known = URLConnection.guessContentTypeFromName(path);
        String type = known == null ? NEWER.getOrDefault(path.substring(path.lastIndexOf('.') + 1), ANYTHING) : known;
        return kind.equals("video") || kind.equals("audio") ? type.replaceFirst("^(?:video|audio)/", kind + "/") : type;
    }

    /** Mastodon wraps it and says whether it may be shown; others do neither. */
    private Optional<Attachment> quoted(JsonNode status) {
        JsonNode quote = status.path("quote");
        boolean shown = quote.path("state").asText("accepted").equals("accepted");
        JsonNode quoted = quote.has("quoted_status") ? quote.path("quoted_status") : quote;
        String author = Untrusted.line(quoted.path("account"), "acct", LONGEST_NAME - 1);
        String text = html.toPlainText(quoted.path("content").asText(""));
        return Untrusted.link(quoted, "url")
                .or(() -> Untrusted.link(quoted, "uri"))
                .filter(address -> shown)
                .map(address -> Attachment.of(address, PAGE))
                .map(attachment -> author.isEmpty() ? attachment : attachment.named("@" + author))
                .map(attachment -> described(attachment, Untrusted.text(text, LONGEST_DESCRIPTION)));
    }

    private static Attachment described(Attachment attachment, String words) {
        return words.isEmpty() ? attachment : attachment.describedAs(words);
    }
}
