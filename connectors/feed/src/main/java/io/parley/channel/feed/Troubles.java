// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What people should know of the feeds of a list, in few words however many there are. Any thread. */
final class Troubles {

    private static final int NAMED = 3;

    private final Map<String, String> failing = new ConcurrentHashMap<>();
    private final Map<String, String> moved = new ConcurrentHashMap<>();

    void failed(Feed feed, String reason) {
        failing.put(feed.key(), reason);
    }

    void read(Feed feed, FeedCursor cursor) {
        failing.remove(feed.key());
        if (cursor.moved() == null) {
            moved.remove(feed.key());
        } else {
            moved.put(feed.key(), FeedWeb.named(feed.address()) + " to " + cursor.moved());
        }
    }

    void forget(Feed feed) {
        failing.remove(feed.key());
        moved.remove(feed.key());
    }

    List<String> sentences(int feeds) {
        List<String> sentences = new ArrayList<>();
        if (!failing.isEmpty()) {
            sentences.add(failing.size() + " of " + feeds + " feeds cannot be read at the moment: " + some(failing));
        }
        if (!moved.isEmpty()) {
            sentences.add(moved.size() + " of " + feeds + " feeds have moved for good; put the new addresses into the"
                    + " list: " + some(moved));
        }
        return sentences;
    }

    private static String some(Map<String, String> troubles) {
        String named = troubles.values().stream().sorted().limit(NAMED).collect(Collectors.joining("; "));
        return troubles.size() > NAMED ? named + "; and " + (troubles.size() - NAMED) + " more." : named + ".";
    }
}
