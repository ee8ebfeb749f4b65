// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something on the {@link Board}; every change of it has a number that is greater than all before. */
record Note(
        int id,
        int change,
        int revision,
        @Nullable Integer under,
        String by,
        String text,
        Instant at,
        boolean removed) {

    Note changed(int change, String text, boolean removed) {
        return new Note(id, change, revision + 1, under, by, text, at, removed);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("change", change)
                .put("revision", revision)
                .put("by", by)
                .put("at", at.toString())
                .put("removed", removed);
        json.put("under", under);
        json.put("text", removed ? "" : text);
        return json;
    }
}
