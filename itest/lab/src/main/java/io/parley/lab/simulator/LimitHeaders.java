// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor tells of its limits.
 *
 * @param prefix of the headers Limit, Remaining and Reset, such as {@code X-RateLimit-}; null where there are none
 * @param reset how Reset is written
 * @param retryAfter how Retry-After is written on refusals; null where it is not there
 */
public record LimitHeaders(
        @Nullable String prefix,
        MomentStyle reset,
        @Nullable MomentStyle retryAfter) {

    private static final Set<Integer> REFUSALS = Set.of(429, 503);

    /** {@return a vendor that says nothing} */
    public static LimitHeaders silent() {
        return new LimitHeaders(null, MomentStyle.EPOCH_SECONDS, null);
    }

    /** {@return a vendor that tells on each answer what is left} */
    public static LimitHeaders of(String prefix, MomentStyle reset) {
        return new LimitHeaders(prefix, reset, null);
    }

    /** {@return the same, with Retry-After on refusals} */
    public LimitHeaders withRetryAfter(MomentStyle style) {
        return new LimitHeaders(prefix, reset, style);
    }

    /** {@return an answer with what is told} */
    public Answer announce(Answer answer, LimitLevel level, Instant now) {
        Answer told = answer;
        if (prefix != null) {
            told = told.with(prefix + "Limit", Integer.toString(level.limit()))
                    .with(prefix + "Remaining", Integer.toString(level.remaining()))
                    .with(prefix + "Reset", reset.of(level.reset(), now));
        }
        return retryAfter != null && REFUSALS.contains(answer.status())
                ? told.with("Retry-After", retryAfter.of(level.reset(), now))
                : told;
    }
}
