// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.server;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.bench.traffic.Post;
import java.io.IOException;

/** Says a post in the words of the channel. */
final class PostJson {

    private static final JsonMapper JSON = new JsonMapper();

    private PostJson() {}

    static byte[] bytes(Post post) throws IOException {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", post.id())
                .put("revision", post.revision())
                .put("conversation", post.thread())
                .put("person", post.person())
                .put("customer", post.customer())
                .put("outbound", post.outbound())
                .put("sentAt", post.at().toString())
                .put("text", post.text());
        if (post.inReplyTo() != null) {
            json.put("inReplyTo", post.inReplyTo());
        }
        return JSON.writeValueAsBytes(json);
    }
}
