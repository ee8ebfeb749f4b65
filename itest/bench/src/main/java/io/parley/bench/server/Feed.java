// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.server;

import io.parley.bench.traffic.Post;
import io.parley.bench.traffic.Work;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What one account of the channel shows, rendered beforehand. For many threads. */
final class Feed {

    /** Most bytes of a page without anything on it. */
    static final int EMPTY = 60;

    private static final int PAGE = 80;
    private static final byte[] BEGIN = "{\"events\":[".getBytes(StandardCharsets.UTF_8);

    private final List<byte[]> items = new ArrayList<>();
    private final List<Integer> threads = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    /**
     * Divides work among accounts by threads.
     *
     * @param accounts how many there are
     */
    static List<Feed> of(Work work, int accounts) throws IOException {
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            feeds.add(new Feed());
        }
        List<Post> posts = work.posts();
        for (int i = 0; i < posts.size(); i++) {
            int thread = Integer.parseInt(posts.get(i).thread().substring(1));
            feeds.get(thread % accounts).add(i, thread, posts.get(i));
        }
        return feeds;
    }

    private void add(int place, int thread, Post post) throws IOException {
        items.add(PostJson.bytes(post));
        threads.add(thread);
        places.add(place);
    }

    /**
     * A page.
     *
     * @param after how many were read before
     * @param released how many posts of the whole work have happened
     */
    byte[] page(int after, int limit, int released) throws IOException {
        int end = after;
        int most = Math.min(items.size(), after + Math.min(limit, PAGE));
        ByteArrayOutputStream page = new ByteArrayOutputStream(40_000);
        page.write(BEGIN);
        while (end < most && places.get(end) < released) {
            if (end > after) {
                page.write(',');
            }
            page.write(items.get(end));
            end++;
        }
        boolean more = end < items.size() && places.get(end) < released;
        page.write(("],\"next\":" + end + ",\"more\":" + more + "}").getBytes(StandardCharsets.UTF_8));
        return page.toByteArray();
    }

    /** One post, as a webhook is told of it. */
    byte[] single(int index) {
        return ("[" + new String(items.get(index), StandardCharsets.UTF_8) + "]").getBytes(StandardCharsets.UTF_8);
    }

    int thread(int index) {
        return threads.get(index);
    }
}
