// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Call;
import org.jspecify.annotations.Nullable;

/** Reads and writes records by name. */
final class RepositoryEndpoints {

    private final Person brand;
    private final People people;
    private final Posts posts;

    RepositoryEndpoints(Person brand, People people, Posts posts) {
        this.brand = brand;
        this.people = people;
        this.posts = posts;
    }

    ObjectNode createRecord(Call call) {
        JsonNode input = call.json();
        String key = input.has("rkey") ? input.path("rkey").asText() : posts.newKey();
        demandOwn(input, key);
        if (brand.posts().containsKey(key)) {
            throw new Refusal(500, "InternalServerError", "Internal Server Error");
        }
        return write(input, key);
    }

    /** Writes anew, or replaces; {@code swapRecord} says what must be there, null that there must be nothing. */
    ObjectNode putRecord(Call call) {
        JsonNode input = call.json();
        String key = input.path("rkey").asText();
        demandOwn(input, key);
        @Nullable Post there = brand.posts().get(key);
        if (input.has("swapRecord")) {
            String wanted = input.path("swapRecord").asText("");
            String found = there == null ? "" : there.cid();
            if (!(input.path("swapRecord").isNull() ? found.isEmpty() : found.equals(wanted))) {
                throw new Refusal(400, "InvalidSwap", "Record was at " + (found.isEmpty() ? "null" : found));
            }
        }
        return write(input, key);
    }

    ObjectNode getRecord(Call call) {
        Person owner = people.find(ViewEndpoints.required(call, "repo"))
                .orElseThrow(() -> Refusal.invalid("Could not find repo"));
        @Nullable Post post = owner.posts().get(ViewEndpoints.required(call, "rkey"));
        if (post == null || !ViewEndpoints.required(call, "collection").equals(RecordRules.POST)) {
            throw new Refusal(400, "RecordNotFound", "Could not locate record");
        }
        ObjectNode record = named(post);
        record.set("value", post.record());
        return record;
    }

    private void demandOwn(JsonNode input, String key) {
        String repository = input.path("repo").asText();
        if (!repository.equals(brand.did()) && !repository.equals(brand.handle())) {
            throw new Refusal(401, "AuthenticationRequired", "Authentication Required");
        }
        if (!input.path("collection").asText().equals(RecordRules.POST)) {
            throw Refusal.invalid("this simulator keeps posts only");
        }
        if (!Identifiers.isTid(key)) {
            throw Refusal.invalid("Invalid record key: posts are named by a TID");
        }
    }

    private ObjectNode write(JsonNode input, String key) {
        RecordRules.check(input.path("record"));
        return named(posts.write(brand, key, input.path("record").deepCopy())).put("validationStatus", "valid");
    }

    private static ObjectNode named(Post post) {
        return JsonNodeFactory.instance.objectNode().put("uri", post.uri()).put("cid", post.cid());
    }
}
