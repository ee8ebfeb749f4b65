// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Comments as the API shows them. */
final class CommentDocuments {

    /** How dates are written: without an offset. */
    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final Site site;
    private final Addresses addresses;

    /** Creates those of a site. */
    CommentDocuments(Site site, Addresses addresses) {
        this.site = site;
        this.addresses = addresses;
    }

    /** {@return a comment with the fields that are asked for and that the context has} */
    Document of(Comment comment, RestRequest request) {
        FieldSelection fields = FieldSelection.of(request);
        ObjectNode data = all(comment);
        if (!request.context().equals("edit")) {
            data.remove("author_email");
            data.remove("author_ip");
            data.remove("author_user_agent");
            data.withObject("/content").remove("raw");
        }
        if (request.context().equals("embed")) {
            data.remove("post");
            data.remove("date_gmt");
            data.remove("status");
            data.remove("meta");
        }
        // A flaw of the vendor: a part of a field, such as content.raw, brings nothing unless the field is named as
        // well
        data.properties().removeIf(field -> !fields.has(field.getKey()));
        return new Document(data, fields.links() ? links(comment) : JsonNodeFactory.instance.objectNode());
    }

    private ObjectNode all(Comment comment) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("id", comment.id).put("post", comment.post).put("parent", comment.parent);
        data.put("author", comment.userId).put("author_name", comment.authorName);
        data.put("author_email", comment.authorEmail).put("author_url", comment.authorUrl);
        data.put("author_ip", comment.authorAddress).put("author_user_agent", comment.agent);
        data.put("date", DATE.format(comment.date)).put("date_gmt", DATE.format(comment.dateGmt));
        data.putObject("content")
                .put("rendered", Rendering.comment(comment.content))
                .put("raw", comment.content);
        String page = site.post(comment.post).map(addresses::page).orElse(site.home + "/");
        data.put("link", page + "#comment-" + comment.id);
        data.put("status", comment.status().shown()).put("type", comment.type);
        data.set("author_avatar_urls", Avatars.of(comment.authorEmail));
        data.putArray("meta");
        return data;
    }

    private ObjectNode links(Comment comment) {
        Links links = new Links()
                .to("self", addresses.rest("/wp/v2/comments/" + comment.id))
                .to("collection", addresses.rest("/wp/v2/comments"));
        if (comment.userId != 0) {
            links.embeddable("author", addresses.rest("/wp/v2/users/" + comment.userId));
        }
        site.post(comment.post).ifPresent(post -> links.embeddable("up", addresses.rest(post.route() + "/" + post.id()))
                .with("post_type", post.type()));
        if (comment.parent != 0) {
            links.embeddable("in-reply-to", addresses.rest("/wp/v2/comments/" + comment.parent));
        }
        boolean answered = site.children(comment).stream().anyMatch(Comment::isApprovedOrHeld);
        if (answered) {
            links.embeddable(
                    "children", addresses.rest("/wp/v2/comments", Map.of("parent", LongNode.valueOf(comment.id))));
        }
        return links.json();
    }
}
