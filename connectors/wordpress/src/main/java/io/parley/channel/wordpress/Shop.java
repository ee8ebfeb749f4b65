// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.SyncException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The shop that WooCommerce makes of a site: it knows of a review what is not known of a comment. */
final class Shop {

    /** Where a comment carries what the shop says of it. */
    static final String SAYS = "review";

    private static final String REVIEWS = "wc/v3/products/reviews";

    private final Site site;

    Shop(Site site) {
        this.site = site;
    }

    /** Finds out whether there is one. */
    void check() throws SyncException, InterruptedException {
        try {
            site.send(site.get(REVIEWS).query("per_page", 1).query("_fields", "id"));
        } catch (SyncException.RecordGone e) {
            throw new SyncException.Permanent(
                    "The site has no reviews of products: activate WooCommerce there, or set reviews to false");
        }
    }

    /** The same reviews, each with its stars; without, if it was taken away meanwhile. */
    List<JsonNode> withStars(List<JsonNode> reviews) throws SyncException, InterruptedException {
        String ids = reviews.stream()
                .map(review -> review.path("id").asText(""))
                .filter(id -> id.matches("[0-9]{1,18}"))
                .collect(Collectors.joining(","));
        if (ids.isEmpty()) {
            return reviews;
        }
        Comments known = Comments.of(site.send(site.get(REVIEWS)
                .query("include", ids)
                .query("status", "all")
                .query("per_page", Site.MOST_COMMENTS)
                .query("_fields", "id,rating,verified")));
        Map<Long, JsonNode> stars = new HashMap<>();
        known.list().forEach(review -> stars.put(review.path("id").asLong(), review));
        return reviews.stream().map(review -> with(review, stars)).toList();
    }

    private static JsonNode with(JsonNode review, Map<Long, JsonNode> stars) {
        JsonNode said = stars.get(review.path("id").asLong());
        return said == null || !review.isObject() ? review : ((ObjectNode) review.deepCopy()).set(SAYS, said);
    }
}
