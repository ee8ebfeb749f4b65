// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import io.parley.model.Message;

/** What WordPress lists apart although it numbers it together: a stream each. */
enum CommentType {
    /** What is written below posts, pages and everything else, and answers to reviews. */
    COMMENT("comments"),
    /** What customers write about products, in the shop that WooCommerce makes of a site. */
    REVIEW("reviews");

    /** The attribute of a message by which it is found again; comments have none. */
    static final String ATTRIBUTE = "type";

    private final String stream;

    CommentType(String stream) {
        this.stream = stream;
    }

    String stream() {
        return stream;
    }

    /** In the words of WordPress. */
    String word() {
        return stream.substring(0, stream.length() - 1);
    }

    static CommentType ofStream(String stream) {
        return stream.equals(REVIEW.stream) ? REVIEW : COMMENT;
    }

    static CommentType of(Message message) {
        return REVIEW.word().equals(message.attributes().get(ATTRIBUTE)) ? REVIEW : COMMENT;
    }
}
