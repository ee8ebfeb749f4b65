// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/** What a caller wants a comment to be; what is not told stays as it is. */
record CommentDraft(
        RestRequest request,
        Optional<String> content,
        Optional<User> author,
        Optional<String> name,
        Optional<String> email,
        Optional<String> url,
        Optional<LocalDateTime> dateGmt) {

    /** {@return what a request tells} */
    static CommentDraft of(RestRequest request, Site site) {
        Optional<User> author = Optional.empty();
        if (request.has("author")) {
            author = site.user(request.number("author", 0));
            if (author.isEmpty()) {
                throw new Refusal(400, "rest_comment_author_invalid", "There is no such author.");
            }
        }
        Optional<LocalDateTime> local = request.optionalText("date")
                .flatMap(text -> Moments.read(text, site.offset))
                .map(site::gmt);
        Optional<LocalDateTime> gmt =
                request.optionalText("date_gmt").flatMap(text -> Moments.read(text, ZoneOffset.UTC));
        return new CommentDraft(
                request,
                content(request),
                author,
                request.optionalText("author_name").or(nameOf(author)),
                request.optionalText("author_email").or(emailOf(author)),
                request.optionalText("author_url"),
                local.or(() -> gmt));
    }

    /** {@return the same, written by a user} */
    CommentDraft by(User user) {
        return new CommentDraft(
                request,
                content,
                Optional.of(user),
                Optional.of(user.displayName()),
                Optional.of(user.email()),
                url,
                dateGmt);
    }

    /** {@return whether it tells of anybody} */
    boolean isSigned() {
        return author.isPresent()
                || name.filter(text -> !text.isEmpty()).isPresent()
                || email.filter(text -> !text.isEmpty()).isPresent()
                || url.filter(text -> !text.isEmpty()).isPresent();
    }

    /** Refuses what does not fit into the columns of the table. */
    void checkLengths() {
        check("comment_author", name.orElse("").length(), 245);
        check("comment_author_email", email.orElse("").length(), 100);
        check("comment_author_url", url.orElse("").length(), 200);
        check("comment_content", content.orElse("").getBytes(StandardCharsets.UTF_8).length, 65_525);
    }

    /** Changes a comment. */
    void writeTo(Comment comment, Site site) {
        boolean mayWriteAnything = request.viewer().moderates();
        content.ifPresent(text -> comment.content =
                CommentFilter.withMarkedLinks(mayWriteAnything ? text : CommentFilter.restricted(text), site.home));
        author.ifPresent(user -> comment.userId = user.id());
        name.ifPresent(text -> comment.authorName = CommentFilter.name(text));
        email.ifPresent(text -> comment.authorEmail = text);
        url.ifPresent(text -> comment.authorUrl = text);
        dateGmt.ifPresent(time -> {
            comment.dateGmt = time;
            comment.date = site.local(time);
        });
        if (request.has("post")) {
            comment.post = request.number("post", 0);
        }
        if (request.has("parent")) {
            comment.parent = Math.max(0, request.number("parent", 0));
        }
        // Even a change of the status alone overwrites where the comment came from
        comment.authorAddress = request.optionalText("author_ip").orElse("127.0.0.1");
        String agent = request.optionalText("author_user_agent").orElse(request.agent());
        comment.agent = agent.isEmpty() ? comment.agent : agent;
    }

    private static Optional<String> content(RestRequest request) {
        JsonNode content = request.arguments().path("content");
        JsonNode text = content.isTextual() ? content : content.path("raw");
        return text.isTextual() ? Optional.of(text.asText().trim()) : Optional.empty();
    }

    private static Supplier<Optional<String>> nameOf(Optional<User> author) {
        return () -> author.map(User::displayName);
    }

    private static Supplier<Optional<String>> emailOf(Optional<User> author) {
        return () -> author.map(User::email);
    }

    private static void check(String column, int length, int most) {
        if (length > most) {
            throw new Refusal(400, column + "_column_length", "A field is too long.");
        }
    }
}
