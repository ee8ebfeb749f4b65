// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.channel.Moderation;

/** How a comment stands on its site, and the word of WordPress to bring it there. */
enum Standing {
    /** Everybody reads it. */
    APPROVED("approve"),
    /** It awaits moderation. */
    HELD("hold"),
    /** It is taken for spam. */
    SPAM("spam"),
    /** It lies in the trash. */
    TRASH("trash"),
    /** It is not there any more, or not for the configured user. */
    GONE("");

    private final String word;

    Standing(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Standing of(JsonNode comment) {
        return switch (comment.path("status").asText("")) {
            case "approved" -> APPROVED;
            case "hold" -> HELD;
            case "spam" -> SPAM;
            case "trash" -> TRASH;
            default -> GONE;
        };
    }

    static Standing after(Moderation decision) {
        return switch (decision) {
            case APPROVE -> APPROVED;
            case HIDE -> HELD;
            case SPAM -> SPAM;
            case REMOVE -> TRASH;
        };
    }
}
