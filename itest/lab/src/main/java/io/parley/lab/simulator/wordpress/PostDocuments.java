// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Posts as the API shows them. */
final class PostDocuments {

    private static final List<String> ONLY_TO_EDIT = List.of("password", "permalink_template", "generated_slug");
    private static final List<String> EMBEDDED =
            List.of("id", "date", "slug", "type", "link", "title", "excerpt", "author", "featured_media");
    private static final int EXCERPT_WORDS = 55;

    private final Addresses addresses;

    /** Creates those of a site. */
    PostDocuments(Addresses addresses) {
        this.addresses = addresses;
    }

    /** {@return a post with the fields that are asked for and that the context has} */
    Document of(Post post, RestRequest request) {
        FieldSelection fields = FieldSelection.of(request);
        ObjectNode data = all(post);
        if (!request.context().equals("edit")) {
            data.remove(ONLY_TO_EDIT);
            data.properties().forEach(field -> {
                if (field.getValue() instanceof ObjectNode part) {
                    part.remove(List.of("raw", "block_version"));
                }
            });
        }
        if (request.context().equals("embed")) {
            data.retain(EMBEDDED);
        }
        data.properties().removeIf(field -> !fields.touches(field.getKey()));
        return new Document(data, fields.links() ? links(post) : JsonNodeFactory.instance.objectNode());
    }

    private ObjectNode all(Post post) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        String date = CommentDocuments.DATE.format(post.date());
        String dateGmt = CommentDocuments.DATE.format(post.dateGmt());
        String page = addresses.page(post);
        data.put("id", post.id()).put("date", date).put("date_gmt", dateGmt);
        data.putObject("guid").put("rendered", page).put("raw", page);
        data.put("modified", date).put("modified_gmt", dateGmt).put("password", "");
        data.put("slug", post.slug())
                .put("status", "publish")
                .put("type", post.type())
                .put("link", page);
        data.putObject("title").put("raw", post.title()).put("rendered", Rendering.title(post.title()));
        data.putObject("content")
                .put("raw", post.content())
                .put("rendered", Rendering.content(post.content()))
                .put("protected", false)
                .put("block_version", 0);
        data.putObject("excerpt").put("raw", "").put("rendered", excerpt(post)).put("protected", false);
        data.put("author", post.author()).put("featured_media", 0);
        data.put("comment_status", post.open() ? "open" : "closed").put("ping_status", "open");
        data.put("sticky", false).put("template", "").put("format", "standard");
        data.putArray("meta");
        data.putArray("categories").add(1);
        data.putArray("tags");
        return data.put("permalink_template", page.replace(post.slug(), "%postname%"))
                .put("generated_slug", post.slug());
    }

    private static String excerpt(Post post) {
        String[] words = Markup.plain(post.content()).strip().split("\\s+");
        String begun = String.join(" ", Arrays.asList(words).subList(0, Math.min(words.length, EXCERPT_WORDS)));
        return Rendering.content(begun + (words.length > EXCERPT_WORDS ? " [&hellip;]" : ""));
    }

    private ObjectNode links(Post post) {
        return new Links()
                .to("self", addresses.rest(post.route() + "/" + post.id()))
                .to("collection", addresses.rest(post.route()))
                .to("about", addresses.rest("/wp/v2/types/" + post.type()))
                .embeddable("author", addresses.rest("/wp/v2/users/" + post.author()))
                .embeddable("replies", addresses.rest("/wp/v2/comments", Map.of("post", LongNode.valueOf(post.id()))))
                .json();
    }
}
