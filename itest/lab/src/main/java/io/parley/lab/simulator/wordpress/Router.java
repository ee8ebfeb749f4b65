// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the endpoint of a request. */
final class Router {

    private static final Pattern NUMBERED =
            Pattern.compile("/(?:wp/v2/(?:comments|posts|pages|product|users)|wc/v3/products/reviews)/(\\d+)");

    private static final Pattern OF_VENDOR_ALONE = Pattern.compile(
            "OPTIONS .*"
                    + "|(?:POST|PUT|PATCH|DELETE) /wp/v2/(?:posts|users)/(?:\\d+|me)"
                    + "|POST /wp/v2/(?:posts|users)"
                    + "|GET /wp/v2(?:/users|/pages|/product|/media.*|/types.*|/statuses.*|/taxonomies.*|/categories.*|/tags.*|/settings)?");

    private final Site site;
    private final SiteIndex index;
    private final CommentReading commentReading;
    private final CommentWriting commentWriting;
    private final PostReading posts;
    private final UserReading users;
    private final ReviewReading reviews;

    /** Creates the endpoints of a site. */
    Router(Site site, Addresses addresses) {
        CommentDocuments documents = new CommentDocuments(site, addresses);
        this.site = site;
        index = new SiteIndex(site);
        commentReading = new CommentReading(site, addresses, documents);
        commentWriting = new CommentWriting(site, addresses, commentReading, documents);
        posts = new PostReading(site, addresses, new PostDocuments(addresses));
        users = new UserReading(site, addresses);
        reviews = new ReviewReading(site, addresses);
    }

    /** {@return the number at the end of a route} */
    static Optional<String> id(String route) {
        Matcher numbered = NUMBERED.matcher(route);
        return numbered.matches() ? Optional.of(numbered.group(1)) : Optional.empty();
    }

    /** {@return what the endpoint answers} */
    Reply reply(RestRequest request) {
        if (request.route().startsWith(ReviewReading.NAMESPACE) && site.hasShop) {
            return reviews.reply(request);
        }
        String place = request.method() + " " + request.route().replaceFirst("/\\d+$", "/#");
        return switch (place) {
            case "GET /" -> index.show();
            case "GET /wp/v2/comments" -> commentReading.list(request);
            case "POST /wp/v2/comments" -> commentWriting.create(request);
            case "GET /wp/v2/comments/#" -> commentReading.one(request);
            case "POST /wp/v2/comments/#", "PUT /wp/v2/comments/#", "PATCH /wp/v2/comments/#" ->
                commentWriting.update(request);
            case "DELETE /wp/v2/comments/#" -> commentWriting.delete(request);
            case "GET /wp/v2/posts" -> posts.list(request);
            case "GET /wp/v2/posts/#", "GET /wp/v2/pages/#", "GET /wp/v2/product/#" -> posts.one(request);
            case "GET /wp/v2/users/me" -> users.me(request);
            case "GET /wp/v2/users/#" -> users.one(request);
            default -> throw unknown(request);
        };
    }

    private static Refusal unknown(RestRequest request) {
        String what = request.method() + " " + request.route();
        return OF_VENDOR_ALONE.matcher(what).matches()
                ? Refusal.notSimulated(what)
                : new Refusal(404, "rest_no_route", "There is nothing at this address for this method.");
    }
}
