// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the brand is told of: who mentions, answers, quotes, likes. */
final class Notifications {

    private static final int ANCESTORS = 5;

    private final Person brand;
    private final Posts posts;
    private final List<Notification> all = new ArrayList<>();

    /**
     * One of them.
     *
     * @param uri the record that it is about
     * @param reason such as mention
     */
    record Notification(String uri, String reason, Person author, Instant at) {}

    Notifications(Person brand, Posts posts) {
        this.brand = brand;
        this.posts = posts;
    }

    /** Tells of a post that concerns the brand, once, for the most particular reason. */
    void written(Post post) {
        if (post.author() != brand) {
            reason(post)
                    .ifPresent(
                            reason -> all.add(new Notification(post.uri(), reason, post.author(), post.indexedAt())));
        }
    }

    /** Tells of something that is no post. */
    void happened(String collection, String reason, Person author) {
        String uri = "at://" + author.did() + "/" + collection + "/" + posts.newKey();
        all.add(new Notification(uri, reason, author, posts.now()));
    }

    void forget(Post post) {
        all.removeIf(one -> one.uri().equals(post.uri()));
    }

    List<Notification> newestFirst() {
        return all.stream()
                .filter(one -> one.author().isActive())
                .sorted(Comparator.comparing(Notification::at).reversed())
                .toList();
    }

    private Optional<String> reason(Post post) {
        if (mentionsBrand(post.record())) {
            return Optional.of("mention");
        }
        JsonNode embed = post.record().path("embed");
        JsonNode quoted = embed.path("record").path("record").has("uri") ? embed.path("record") : embed;
        if (isBrands(quoted.path("record").path("uri").asText())) {
            return Optional.of("quote");
        }
        return answersBrand(post) ? Optional.of("reply") : Optional.empty();
    }

    private boolean answersBrand(Post post) {
        String above = post.parent();
        for (int i = 0; i < ANCESTORS && !above.isEmpty(); i++) {
            if (isBrands(above)) {
                return true;
            }
            above = posts.at(above).map(Post::parent).orElse("");
        }
        return false;
    }

    private boolean isBrands(String uri) {
        return uri.startsWith("at://" + brand.did() + "/");
    }

    private boolean mentionsBrand(JsonNode record) {
        return record.path("facets").findValuesAsText("did").contains(brand.did());
    }
}
