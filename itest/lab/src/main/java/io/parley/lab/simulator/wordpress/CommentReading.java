// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists comments and shows one. */
final class CommentReading {

    private static final Kind CONTEXT = Kind.oneOf("view", "embed", "edit");
    private static final Accepted LIST = new Accepted()
            .and("context", CONTEXT)
            .and("page", Kind.wholeBetween(1, Long.MAX_VALUE))
            .and("per_page", Kind.wholeBetween(1, 100))
            .and("search", Kind.text())
            .and("after", Kind.moment())
            .and("author", Kind.wholes())
            .and("author_exclude", Kind.wholes())
            .and("author_email", Kind.email())
            .and("before", Kind.moment())
            .and("exclude", Kind.wholes())
            .and("include", Kind.wholes())
            .and("offset", Kind.whole())
            .and("order", Kind.oneOf("asc", "desc"))
            .and("orderby", Kind.oneOf("date", "date_gmt", "id", "include", "post", "parent", "type"))
            .and("parent", Kind.wholes())
            .and("parent_exclude", Kind.wholes())
            .and("post", Kind.wholes())
            .and("status", Kind.key())
            .and("type", Kind.key())
            .and("password", Kind.text());
    private static final Accepted ONE =
            new Accepted().and("id", Kind.whole()).and("context", CONTEXT).and("password", Kind.text());

    private final Site site;
    private final Addresses addresses;
    private final CommentDocuments documents;

    /** Creates it for a site. */
    CommentReading(Site site, Addresses addresses, CommentDocuments documents) {
        this.site = site;
        this.addresses = addresses;
        this.documents = documents;
    }

    /** {@return one comment, for those who may see it} */
    Reply one(RestRequest request) {
        ONE.check(request);
        Comment comment = find(request);
        if (request.context().equals("edit") && !request.viewer().moderates()) {
            throw request.viewer().forbidden("rest_forbidden_context", "Only moderators edit comments.");
        }
        boolean visible = comment.status() == CommentStatus.APPROVED
                || request.viewer().moderates()
                || comment.userId != 0 && request.viewer().is(comment.userId);
        if (!visible) {
            throw request.viewer().forbidden("rest_cannot_read", "This comment is not public.");
        }
        return Reply.of(200, documents.of(comment, request));
    }

    /** {@return the comment that the address names} */
    Comment find(RestRequest request) {
        return site.comment(request.number("id", 0))
                .orElseThrow(() -> new Refusal(404, "rest_comment_invalid_id", "There is no such comment."));
    }

    /** {@return a page of comments; a page behind the last is empty} */
    Reply list(RestRequest request) {
        LIST.check(request);
        checkRights(request);
        Predicate<Comment> wanted = wanted(request);
        List<Comment> found = site.comments().stream()
                .filter(wanted)
                .sorted(CommentOrder.of(request))
                .toList();
        // The vendor asks its database for an order by no numbers at all, and gets nothing
        boolean orderOfNothing = request.text("orderby").equals("include")
                && request.numbers("include").isEmpty();
        return Paging.of(request)
                .reply(orderOfNothing ? List.of() : found, one -> documents.of(one, request), addresses);
    }

    private static void checkRights(RestRequest request) {
        Viewer viewer = request.viewer();
        if (viewer.moderates()) {
            return;
        }
        if (request.numbers("post").contains(0L)) {
            throw viewer.forbidden("rest_cannot_read", "Comments without a post are not public.");
        }
        if (request.context().equals("edit")) {
            throw viewer.forbidden("rest_forbidden_context", "Only moderators edit comments.");
        }
        List<String> forbidden = Stream.of("author", "author_exclude", "author_email", "type", "status")
                .filter(name -> switch (name) {
                    case "status" ->
                        !request.optionalText(name).orElse("approve").equals("approve");
                    case "type" -> !request.optionalText(name).orElse("comment").equals("comment");
                    default ->
                        !request.arguments().path(name).isEmpty()
                                || !request.text(name).isEmpty();
                })
                .toList();
        if (!forbidden.isEmpty()) {
            throw viewer.forbidden("rest_forbidden_param", "Not for everybody: " + String.join(", ", forbidden));
        }
    }

    private Predicate<Comment> wanted(RestRequest request) {
        Predicate<Comment> wanted = status(request.optionalText("status").orElse("approve"));
        String type = request.optionalText("type").orElse("comment");
        if (!type.isEmpty() && !type.equals("all")) {
            wanted = wanted.and(comment -> comment.type.equals(type));
        }
        wanted = wanted.and(in(request, "include", comment -> comment.id))
                .and(notIn(request, "exclude", comment -> comment.id))
                .and(in(request, "post", comment -> comment.post))
                .and(in(request, "parent", comment -> comment.parent))
                .and(notIn(request, "parent_exclude", comment -> comment.parent))
                .and(in(request, "author", comment -> comment.userId))
                .and(notIn(request, "author_exclude", comment -> comment.userId));
        Optional<LocalDateTime> after = moment(request, "after");
        Optional<LocalDateTime> before = moment(request, "before");
        String email = request.text("author_email");
        String search = request.text("search");
        // The dates are compared with the time of the site, whatever the order is by
        return wanted.and(comment -> after.map(comment.date::isAfter).orElse(true))
                .and(comment -> before.map(comment.date::isBefore).orElse(true))
                .and(comment -> email.isEmpty() || Likeness.same(comment.authorEmail, email))
                .and(comment -> search.isEmpty()
                        || Stream.of(
                                        comment.authorName,
                                        comment.authorEmail,
                                        comment.authorUrl,
                                        comment.authorAddress,
                                        comment.content)
                                .anyMatch(text -> Likeness.contains(text, search)));
    }

    private Optional<LocalDateTime> moment(RestRequest request, String name) {
        return request.optionalText(name).flatMap(text -> Moments.read(text, site.offset));
    }

    private static Predicate<Comment> status(String asked) {
        return switch (asked) {
            case "approve", "1" -> comment -> comment.status() == CommentStatus.APPROVED;
            case "hold", "0" -> comment -> comment.status() == CommentStatus.HOLD;
            case "", "all" -> Comment::isApprovedOrHeld;
            case "any" -> comment -> true;
            case "spam" -> comment -> comment.status() == CommentStatus.SPAM;
            case "trash" -> comment -> comment.status() == CommentStatus.TRASH;
            // Unknown ones are no error; so is approve,hold, which has become approvehold here
            default -> comment -> false;
        };
    }

    private static Predicate<Comment> in(RestRequest request, String name, Function<Comment, Long> number) {
        List<Long> numbers = request.numbers(name);
        return comment -> numbers.isEmpty() || numbers.contains(number.apply(comment));
    }

    private static Predicate<Comment> notIn(RestRequest request, String name, Function<Comment, Long> number) {
        List<Long> numbers = request.numbers(name);
        return comment -> !numbers.contains(number.apply(comment));
    }
}
