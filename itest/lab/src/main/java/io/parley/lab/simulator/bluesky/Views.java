// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Shows people and posts as the network does to the brand. */
final class Views {

    private final Posts posts;

    Views(Posts posts) {
        this.posts = posts;
    }

    /** As it stands beside a post. */
    ObjectNode basic(Person person) {
        ObjectNode view =
                JsonNodeFactory.instance.objectNode().put("did", person.did()).put("handle", person.handle());
        if (!person.displayName().isEmpty()) {
            view.put("displayName", person.displayName());
        }
        view.putArray("labels");
        return view;
    }

    ObjectNode detailed(Person person) {
        ObjectNode view = basic(person);
        if (!person.description().isEmpty()) {
            view.put("description", person.description());
        }
        return view.put("avatar", "https://cdn.example/avatar/" + person.handle() + ".jpg")
                .put("followersCount", person.followers())
                .put("followsCount", 0)
                .put("postsCount", person.posts().size());
    }

    ObjectNode post(Post post) {
        ObjectNode view =
                JsonNodeFactory.instance.objectNode().put("uri", post.uri()).put("cid", post.cid());
        view.set("author", basic(post.author()));
        view.set("record", post.record());
        view.put("replyCount", posts.answersTo(post))
                .put("repostCount", 0)
                .put("likeCount", posts.likes(post))
                .put("quoteCount", 0)
                .put("indexedAt", post.indexedAt().toString());
        if (posts.isClosed(post.root())) {
            view.putObject("viewer").put("replyDisabled", true);
        }
        if (post.record().has("embed")) {
            view.set("embed", embed(post.record().path("embed")));
        }
        return view;
    }

    private ObjectNode embed(JsonNode embed) {
        String type = embed.path("$type").asText();
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("$type", type + "#view");
        switch (type) {
            case "app.bsky.embed.images" ->
                embed.path("images").forEach(image -> view.withArray("images")
                        .addObject()
                        .put("thumb", "https://cdn.example/thumb/picture.jpg")
                        .put("fullsize", "https://cdn.example/full/picture.jpg")
                        .put("alt", image.path("alt").asText()));
            case "app.bsky.embed.external" -> view.set("external", embed.path("external"));
            case "app.bsky.embed.record" ->
                view.set("record", quoted(embed.path("record").path("uri").asText()));
            case "app.bsky.embed.recordWithMedia" -> {
                view.set("record", embed(embed.path("record")));
                view.set("media", embed(embed.path("media")));
            }
            default -> throw new IllegalArgumentException("no embed is " + type);
        }
        return view;
    }

    private ObjectNode quoted(String uri) {
        return posts.at(uri)
                .map(post -> {
                    ObjectNode view = JsonNodeFactory.instance
                            .objectNode()
                            .put("$type", "app.bsky.embed.record#viewRecord")
                            .put("uri", uri)
                            .put("cid", post.cid())
                            .put("indexedAt", post.indexedAt().toString());
                    view.set("author", basic(post.author()));
                    view.set("value", post.record());
                    return view;
                })
                .orElseGet(() -> JsonNodeFactory.instance
                        .objectNode()
                        .put("$type", "app.bsky.embed.record#viewNotFound")
                        .put("uri", uri)
                        .put("notFound", true));
    }
}
