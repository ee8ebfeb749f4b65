// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A post as it lies in its author's repository.
 *
 * @param author who wrote it
 * @param key its name in the repository
 * @param cid the hash of its contents
 * @param record its contents
 * @param indexedAt what the network orders by: when it was written as its app claims, or when it arrived if that was earlier
 */
public record Post(Person author, String key, String cid, ObjectNode record, Instant indexedAt) {

    /** {@return its address} */
    public String uri() {
        return "at://" + author.did() + "/app.bsky.feed.post/" + key;
    }

    /** {@return its text} */
    public String text() {
        return record.path("text").asText();
    }

    /** {@return the address of the post that it answers, empty without one} */
    public String parent() {
        return record.path("reply").path("parent").path("uri").asText();
    }

    /** {@return the address of the post with which its thread began} */
    public String root() {
        String root = record.path("reply").path("root").path("uri").asText();
        return root.isEmpty() ? uri() : root;
    }
}
