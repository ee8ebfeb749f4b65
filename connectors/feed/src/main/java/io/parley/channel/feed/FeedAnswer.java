// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.http.ApiResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answered.
 *
 * @param document empty if it is still the one that was known
 * @param validators by which it is known the next time
 * @param maxAge how long the server says that it stays as it is
 * @param home where to ask the next time
 * @param candidates the feeds that a page named, of which the first was read; none if it was a feed itself
 */
record FeedAnswer(
        Optional<FeedDocument> document,
        Validators validators,
        Duration maxAge,
        URI home,
        Map<URI, String> candidates) {

    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[,\\s])max-age=\"?(\\d{1,9})");

    static FeedAnswer unchanged(ApiResponse response, URI home) {
        return new FeedAnswer(Optional.empty(), Validators.NONE, maxAge(response), home, Map.of());
    }

    static FeedAnswer of(FeedDocument document, ApiResponse response, URI home) {
        boolean whole = document.reading() != FeedDocument.Reading.CUT_OFF;
        return new FeedAnswer(
                Optional.of(document),
                whole ? Validators.of(response) : Validators.NONE,
                maxAge(response),
                home,
                Map.of());
    }

    FeedAnswer among(Map<URI, String> feeds) {
        return new FeedAnswer(document, validators, maxAge, home, feeds);
    }

    FeedAnswer with(FeedDocument other) {
        return new FeedAnswer(Optional.of(other), validators, maxAge, home, candidates);
    }

    /** How long the next look can wait, given what the feed itself says. */
    Duration pause(Duration ttl) {
        Duration longer = ttl.compareTo(maxAge) > 0 ? ttl : maxAge;
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    /** A moment of expiry counts where no age is said. */
    private static Duration maxAge(ApiResponse response) {
        Matcher matcher = MAX_AGE.matcher(response.header("Cache-Control").orElse(""));
        if (matcher.find()) {
            return Duration.ofSeconds(Long.parseLong(matcher.group(1)));
        }
        Optional<Instant> expires = response.header("Expires").flatMap(Moments::read);
        Optional<Instant> now = response.header("Date").flatMap(Moments::read);
        boolean later = expires.isPresent() && now.isPresent() && expires.get().isAfter(now.get());
        return later ? Duration.between(now.get(), expires.get()) : Duration.ZERO;
    }
}
