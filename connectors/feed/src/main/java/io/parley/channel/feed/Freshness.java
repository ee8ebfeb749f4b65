// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** How often a feed is worth asking: a few times in the time in which it usually changes. */
final class Freshness {

    static final Duration SHORTEST = Duration.ofMinutes(5);
    static final Duration LONGEST = Duration.ofDays(1);

    private static final int LOOKS_A_CHANGE = 4;
    private static final int NEWEST = 10;

    private Freshness() {}

    /** After a document that changed: by the moments of its newest entries, else half of what it was. */
    static Duration after(FeedDocument document, Duration before, Instant now) {
        List<Instant> moments = document.entries().stream()
                .map(entry -> entry.published() != null ? entry.published() : entry.updated())
                .filter(moment -> moment != null && !moment.isAfter(now))
                .sorted(Comparator.reverseOrder())
                .limit(NEWEST)
                .toList();
        if (moments.size() < 2) {
            return bounded(before.dividedBy(2));
        }
        Duration between = Duration.between(moments.get(moments.size() - 1), moments.get(0))
                .dividedBy(moments.size() - 1);
        Duration silence = Duration.between(moments.get(0), now);
        Duration usual = between.compareTo(silence) > 0 ? between : silence;
        return bounded(usual.dividedBy(LOOKS_A_CHANGE));
    }

    /** After a look that brought nothing: a little longer each time. */
    static Duration afterNothing(Duration before) {
        return bounded(before.plus(before.dividedBy(8)));
    }

    /** After a failure: twice as long each time. */
    static Duration afterFailure(int failures) {
        return bounded(SHORTEST.multipliedBy(1L << Math.min(failures, 9)));
    }

    private static Duration bounded(Duration pause) {
        if (pause.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
