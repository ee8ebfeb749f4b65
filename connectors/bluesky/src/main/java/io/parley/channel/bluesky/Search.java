// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.spi.Configured;
import io.parley.spi.Untrusted;
import io.parley.spi.http.ApiRequest;
import java.util.List;

/**
 * Something that is listened for.
 *
 * @param words as the search of the network takes them
 */
record Search(String words) {

    private static final String STREAM = "search: ";
    private static final int LONGEST = 90;
    private static final int MOST = 10;

    Search {
        if (words.length() > LONGEST) {
            throw new IllegalArgumentException("searches must be one line of 1 to 90 characters each,"
                    + " such as red kettle, not " + Untrusted.line(words, 2 * LONGEST));
        }
    }

    /**
     * Reads what is configured: a list, or words divided by commas.
     *
     * @throws IllegalArgumentException if it is wrong; the message says what would be right
     */
    static List<Search> of(String[] configured) {
        return Configured.words("searches", MOST, configured).stream()
                .map(Search::new)
                .toList();
    }

    /** The name of the stream of what is found. */
    String stream() {
        return STREAM + words;
    }

    /** Begins a question for what is found, newest first. */
    ApiRequest.Builder request() {
        return ApiRequest.get("/xrpc/app.bsky.feed.searchPosts")
                .limit("search")
                .query("q", words)
                .query("sort", "latest");
    }
}
