// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reviews of products as WooCommerce lists them: comments of a type of their own, with stars. */
final class ReviewReading {

    /** What WooCommerce adds to the API. */
    static final String NAMESPACE = "/wc/v3";

    private static final String ROUTE = NAMESPACE + "/products/reviews";
    private static final Kind CONTEXT = Kind.oneOf("view", "edit");
    private static final Accepted LIST = new Accepted()
            .and("context", CONTEXT)
            .and("page", Kind.wholeBetween(1, Long.MAX_VALUE))
            .and("per_page", Kind.wholeBetween(1, 100))
            .and("after", Kind.moment())
            .and("before", Kind.moment())
            .and("exclude", Kind.wholes())
            .and("include", Kind.wholes())
            .and("offset", Kind.whole())
            .and("order", Kind.oneOf("asc", "desc"))
            .and("orderby", Kind.oneOf("date", "date_gmt", "id", "include", "product"))
            .and("product", Kind.wholes())
            .and("status", Kind.oneOf("all", "hold", "approved", "spam", "trash"));
    private static final Accepted ONE = new Accepted().and("id", Kind.whole()).and("context", CONTEXT);
    private static final List<String> NOT_SIMULATED =
            List.of("search", "reviewer", "reviewer_exclude", "reviewer_email");

    private final Site site;
    private final Addresses addresses;

    /** Creates it for a site. */
    ReviewReading(Site site, Addresses addresses) {
        this.site = site;
        this.addresses = addresses;
    }

    /** {@return a page of reviews, or one; only moderators see them here} */
    Reply reply(RestRequest request) {
        boolean one = Router.id(request.route()).isPresent();
        boolean known =
                request.method().equals("GET") && (one || request.route().equals(ROUTE));
        if (!known) {
            throw Refusal.notSimulated(request.method() + " " + request.route());
        }
        if (!request.viewer().moderates()) {
            throw request.viewer().forbidden("woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");
        }
        return one ? one(request) : list(request);
    }

    private Reply one(RestRequest request) {
        ONE.check(request);
        return site.comment(request.number("id", 0))
                .filter(comment -> comment.type.equals("review"))
                .map(review -> Reply.of(200, document(review, request)))
                .orElseThrow(() -> new Refusal(404, "woocommerce_rest_review_invalid_id", "There is no such review."));
    }

    private Reply list(RestRequest request) {
        Refusal.ifAny(NOT_SIMULATED, request);
        LIST.check(request);
        List<Comment> found = site.comments().stream()
                .filter(comment -> comment.type.equals("review"))
                .filter(status(request.optionalText("status").orElse("approved")))
                .filter(named(request))
                .sorted(CommentOrder.of(request))
                .toList();
        return Paging.of(request).reply(found, one -> document(one, request), addresses);
    }

    private Predicate<Comment> named(RestRequest request) {
        List<Long> include = request.numbers("include");
        List<Long> exclude = request.numbers("exclude");
        List<Long> product = request.numbers("product");
        Optional<LocalDateTime> after = moment(request, "after");
        Optional<LocalDateTime> before = moment(request, "before");
        return comment -> (include.isEmpty() || include.contains(comment.id))
                && !exclude.contains(comment.id)
                && (product.isEmpty() || product.contains(comment.post))
                && after.map(comment.date::isAfter).orElse(true)
                && before.map(comment.date::isBefore).orElse(true);
    }

    private Optional<LocalDateTime> moment(RestRequest request, String name) {
        return request.optionalText(name).flatMap(text -> Moments.read(text, site.offset));
    }

    private static Predicate<Comment> status(String asked) {
        return asked.equals("all")
                ? Comment::isApprovedOrHeld
                : comment -> comment.status().shown().equals(asked);
    }

    private Document document(Comment review, RestRequest request) {
        FieldSelection fields = FieldSelection.of(request);
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("id", review.id);
        data.put("date_created", CommentDocuments.DATE.format(review.date));
        data.put("date_created_gmt", CommentDocuments.DATE.format(review.dateGmt));
        data.put("product_id", review.post);
        site.post(review.post).ifPresent(product -> data.put("product_name", product.title())
                .put("product_permalink", addresses.page(product)));
        data.put("status", review.status().shown());
        data.put("reviewer", review.authorName).put("reviewer_email", review.authorEmail);
        data.put("review", request.context().equals("edit") ? review.content : "<p>" + review.content + "</p>\n");
        data.put("rating", review.rating).put("verified", review.verified);
        data.set("reviewer_avatar_urls", Avatars.of(review.authorEmail));
        data.properties().removeIf(field -> !fields.has(field.getKey()));
        Links links = new Links()
                .to("self", addresses.rest(ROUTE + "/" + review.id))
                .to("collection", addresses.rest(ROUTE))
                .to("up", addresses.rest(NAMESPACE + "/products/" + review.post));
        if (review.userId != 0) {
            links.embeddable("reviewer", addresses.rest("/wp/v2/users/" + review.userId));
        }
        return new Document(data, fields.links() ? links.json() : JsonNodeFactory.instance.objectNode());
    }
}
