// SPDX-License-Identifier: Apache-2.0
package io.parley.spi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * How far a stream has been read. Opaque to the agent, which stores it in the same transaction as the rows of its page
 * and hands it back unchanged, also after a restart or an upgrade of the plug-in.
 *
 * <p>A cursor stands behind every change of its page. It must stay valid for weeks: a vendor's paging token seldom does,
 * an id or a time does.
 *
 * @param json a JSON document of at most 4,000 characters
 */
public record Cursor(String json) {

    /** Longest cursor in characters. */
    public static final int MAX_LENGTH = 4_000;

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if it is empty or too long
     */
    public Cursor {
        if (json.isEmpty() || json.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a cursor must have 1 to " + MAX_LENGTH + " characters, not " + json.length());
        }
    }

    /**
     * A cursor from a tree.
     *
     * @param tree what to remember
     * @return the cursor
     * @throws IllegalArgumentException if its text is too long
     */
    public static Cursor of(JsonNode tree) {
        return new Cursor(tree.toString());
    }

    /**
     * The cursor as a tree.
     *
     * @return the tree
     * @throws IllegalStateException if the text is not JSON
     */
    public JsonNode tree() {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored cursor is not JSON; reset the stream to start again", e);
        }
    }
}
