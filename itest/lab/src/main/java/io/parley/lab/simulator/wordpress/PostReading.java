// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists posts and shows one; all are published. */
final class PostReading {

    private static final Kind CONTEXT = Kind.oneOf("view", "embed", "edit");
    private static final Kind STATUSES = Kind.listOf(
            Kind.oneOf("publish", "future", "draft", "pending", "private", "trash", "auto-draft", "inherit", "any"));
    private static final List<String> ORDERS_NOT_SIMULATED = List.of("author", "parent", "include_slugs");
    private static final Kind ORDERS = Kind.oneOf(
            "author", "date", "id", "include", "modified", "parent", "relevance", "slug", "include_slugs", "title");
    private static final Accepted LIST = new Accepted()
            .and("context", CONTEXT)
            .and("page", Kind.wholeBetween(1, Long.MAX_VALUE))
            .and("per_page", Kind.wholeBetween(1, 100))
            .and("search", Kind.text())
            .and("after", Kind.moment())
            .and("modified_after", Kind.moment())
            .and("author", Kind.wholes())
            .and("before", Kind.moment())
            .and("modified_before", Kind.moment())
            .and("exclude", Kind.wholes())
            .and("include", Kind.wholes())
            .and("offset", Kind.whole())
            .and("order", Kind.oneOf("asc", "desc"))
            .and("orderby", ORDERS)
            .and("slug", Kind.listOf(Kind.text()))
            .and("status", STATUSES);
    private static final Accepted ONE =
            new Accepted().and("id", Kind.whole()).and("context", CONTEXT).and("password", Kind.text());

    private static final List<String> NOT_SIMULATED = List.of(
            "author_exclude", "categories", "categories_exclude", "tags", "tags_exclude", "tax_relation", "sticky");

    private final Site site;
    private final Addresses addresses;
    private final PostDocuments documents;

    /** Creates it for a site. */
    PostReading(Site site, Addresses addresses, PostDocuments documents) {
        this.site = site;
        this.addresses = addresses;
        this.documents = documents;
    }

    /** {@return one post} */
    Reply one(RestRequest request) {
        ONE.check(request);
        Post post = site.post(request.number("id", 0))
                .filter(found -> request.route().equals(found.route() + "/" + found.id()))
                .orElseThrow(() -> new Refusal(404, "rest_post_invalid_id", "There is no such post."));
        checkContext(request);
        return Reply.of(200, documents.of(post, request))
                .with("Link", "<" + addresses.page(post) + ">; rel=\"alternate\"; type=text/html");
    }

    /** {@return a page of posts; a page behind the last is an error, other than with comments} */
    Reply list(RestRequest request) {
        Refusal.ifAny(NOT_SIMULATED, request);
        LIST.check(request);
        checkContext(request);
        boolean unpublished = request.texts("status").stream().anyMatch(status -> !status.equals("publish"));
        if (unpublished && !request.viewer().moderates()) {
            new Misfits()
                    .and("status", "rest_forbidden_status", "Only what is published is public.")
                    .refuse();
        }
        checkOrder(request);
        List<Post> found = site.posts().stream()
                .filter(wanted(request))
                .sorted(order(request))
                .toList();
        Paging paging = Paging.of(request);
        if (paging.page() > Math.max(1, paging.pages(found.size()))) {
            throw new Refusal(400, "rest_post_invalid_page_number", "There are not as many pages.");
        }
        // An offset behind the last is no error, but the total is lost
        boolean lost = request.number("offset", 0) != 0 && paging.offset() >= found.size();
        return paging.reply(lost ? List.of() : found, post -> documents.of(post, request), addresses);
    }

    private static void checkOrder(RestRequest request) {
        if (request.text("orderby").equals("relevance")
                && request.text("search").isEmpty()) {
            throw new Refusal(400, "rest_no_search_term_defined", "There is nothing to be relevant for.");
        }
        if (ORDERS_NOT_SIMULATED.contains(request.text("orderby"))) {
            throw Refusal.notSimulated("orderby " + request.text("orderby"));
        }
    }

    private static void checkContext(RestRequest request) {
        if (request.context().equals("edit") && !request.viewer().moderates()) {
            throw request.viewer().forbidden("rest_forbidden_context", "These posts are not yours to edit.");
        }
    }

    private Predicate<Post> wanted(RestRequest request) {
        List<Long> include = request.numbers("include");
        List<Long> exclude = request.numbers("exclude");
        List<Long> author = request.numbers("author");
        List<String> slugs = request.texts("slug");
        List<String> statuses = request.texts("status");
        String search = request.text("search");
        return post -> post.type().equals("post")
                && (include.isEmpty() || include.contains(post.id()))
                && !exclude.contains(post.id())
                && (author.isEmpty() || author.contains(post.author()))
                && (slugs.isEmpty() || slugs.contains(post.slug()))
                && (statuses.isEmpty() || statuses.contains("publish") || statuses.contains("any"))
                && Likeness.contains(post.title() + "\n" + post.content(), search)
                && Stream.of("after", "modified_after")
                        .allMatch(name ->
                                moment(request, name).map(post.date()::isAfter).orElse(true))
                && Stream.of("before", "modified_before")
                        .allMatch(name ->
                                moment(request, name).map(post.date()::isBefore).orElse(true));
    }

    private Optional<LocalDateTime> moment(RestRequest request, String name) {
        return request.optionalText(name).flatMap(text -> Moments.read(text, site.offset));
    }

    private static Comparator<Post> order(RestRequest request) {
        List<Long> include = request.numbers("include");
        Comparator<Post> ascending =
                switch (request.text("orderby")) {
                    case "id" -> Comparator.comparing(Post::id);
                    case "include" -> Comparator.comparing(post -> -include.indexOf(post.id()));
                    case "slug" -> Comparator.comparing(Post::slug);
                    case "title" -> Comparator.comparing(Post::title, String.CASE_INSENSITIVE_ORDER);
                    default -> Comparator.comparing(Post::date).thenComparing(Post::id);
                };
        boolean turned =
                !request.text("order").equals("asc") || request.text("orderby").equals("include");
        return turned ? ascending.reversed() : ascending;
    }
}
