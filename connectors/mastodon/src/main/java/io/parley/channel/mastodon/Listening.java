// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import io.parley.spi.Configured;
import io.parley.spi.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What an account listens to, as streams that are named as people read it: {@code #parley}, {@code "red kettle"}. */
final class Listening {

    private static final String TAG = "#";
    private static final int MOST = 10;
    private static final Pattern HASHTAG = Pattern.compile("(?=.*[^\\d_])[\\p{L}\\p{M}\\p{N}_·]{1,99}");
    private static final Pattern PHRASE = Pattern.compile("[^\"]{2,98}");

    private Listening() {}

    /** Whether a stream of this name is under a hashtag, rather than of a search. */
    static boolean isHashtag(String stream) {
        return stream.startsWith(TAG);
    }

    /** The hashtag of such a stream, as an address has it. */
    static String hashtag(String stream) {
        return stream.substring(TAG.length());
    }

    /**
     * The streams of configured hashtags.
     *
     * @throws IllegalArgumentException if one is none, or there are too many
     */
    static List<String> hashtags(String... configured) {
        List<String> streams = new ArrayList<>();
        for (String word : Configured.words("hashtags", MOST, configured)) {
            String hashtag = word.startsWith(TAG) ? word.substring(TAG.length()) : word;
            if (!HASHTAG.matcher(hashtag).matches()) {
                throw new IllegalArgumentException(
                        "hashtags must be single words such as parley, of letters, digits and"
                                + " underscores and not of digits alone, not " + Untrusted.line(word, 100));
            }
            streams.add(TAG + hashtag);
        }
        return streams;
    }

    /**
     * The streams of configured keywords.
     *
     * @throws IllegalArgumentException if one is none, or there are too many
     */
    static List<String> keywords(String... configured) {
        List<String> streams = new ArrayList<>();
        for (String phrase : Configured.words("keywords", MOST, configured)) {
            if (!PHRASE.matcher(phrase).matches()) {
                throw new IllegalArgumentException("keywords must be words or phrases such as red kettle, of 2 to 98"
                        + " characters without quotation marks, not " + Untrusted.line(phrase, 100));
            }
            streams.add('"' + phrase + '"');
        }
        return streams;
    }
}
