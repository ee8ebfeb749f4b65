// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What a back-up says about the store in it.
 *
 * @param version of the agent that made it
 * @param schema of the store
 * @param madeAt from when the store is
 * @param bytes of the store
 * @param sha256 of the store, in hexadecimal digits
 */
public record Manifest(String version, int schema, Instant madeAt, long bytes, String sha256) {

    String json() {
        return Json.object(out -> {
            out.writeStringField("version", version);
            out.writeNumberField("schema", schema);
            out.writeStringField("madeAt", madeAt.toString());
            out.writeNumberField("bytes", bytes);
            out.writeStringField("sha256", sha256);
        });
    }

    static Manifest of(String json) {
        JsonNode tree = Json.tree(json);
        return new Manifest(
                tree.path("version").asText(),
                tree.path("schema").asInt(),
                Instant.parse(tree.path("madeAt").asText()),
                tree.path("bytes").asLong(),
                tree.path("sha256").asText());
    }
}
