// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import org.jspecify.annotations.Nullable;

/**
 * Where an entry stands.
 *
 * @param post the id of the post that begins its conversation
 * @param parent the id of what it answers; null if it is the post itself
 * @param page where people read the conversation, as written
 */
record Place(String post, @Nullable String parent, @Nullable String page) {

    static Place ofPost(Entry entry) {
        return new Place(entry.id(), null, entry.link());
    }

    boolean isComment() {
        return parent != null;
    }
}
