// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.http.ApiResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answered.
 *
 * @param document empty if it is still the one that was known
 * @param validators by which it is known the next time
 * @param maxAge how long the server says that it stays as it is
 */
record FeedAnswer(Optional<FeedDocument> document, Validators validators, Duration maxAge) {

    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[,\\s])max-age=\"?(\\d{1,9})");

    static FeedAnswer unchanged(ApiResponse response) {
        return new FeedAnswer(Optional.empty(), Validators.NONE, maxAge(response));
    }

    static FeedAnswer of(FeedDocument document, ApiResponse response) {
        return new FeedAnswer(Optional.of(document), Validators.of(response), maxAge(response));
    }

    /** How long the next look can wait, given what the feed itself says. */
    Duration pause(Duration ttl) {
        Duration longer = ttl.compareTo(maxAge) > 0 ? ttl : maxAge;
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private static Duration maxAge(ApiResponse response) {
        Matcher matcher = MAX_AGE.matcher(response.header("Cache-Control").orElse(""));
        return matcher.find() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : Duration.ZERO;
    }
}
