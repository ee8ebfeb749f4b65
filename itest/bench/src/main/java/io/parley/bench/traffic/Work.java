// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The posts of one run, by all contenders alike.
 *
 * @param posts in the order in which they happen
 */
public record Work(List<Post> posts) {

    /** Draws the first posts of a seed. */
    public static Work draw(long seed, int size) {
        Traffic traffic = new Traffic(seed);
        List<Post> posts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            posts.add(traffic.next());
        }
        return new Work(List.copyOf(posts));
    }

    /**
     * What a CRM holds when everything has arrived.
     *
     * @param messages how many
     * @param revisions the sum of their newest revisions
     */
    public record Goal(long messages, long revisions) {}

    /** {@return what a CRM holds when the first posts have arrived} */
    public Goal goal(int first) {
        Map<String, Long> newest = new HashMap<>();
        posts.subList(0, first).forEach(post -> newest.put(post.id(), post.revision()));
        return new Goal(
                newest.size(),
                newest.values().stream().mapToLong(Long::longValue).sum());
    }
}
