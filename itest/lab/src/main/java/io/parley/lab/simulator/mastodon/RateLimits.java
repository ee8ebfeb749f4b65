// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.CallCount;
import io.parley.lab.simulator.LimitHeaders;
import io.parley.lab.simulator.LimitLevel;
import io.parley.lab.simulator.MomentStyle;
import io.parley.lab.simulator.PeriodCount;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The limits that the server sets itself: for all calls, for calls that turn pages, and for new statuses. */
final class RateLimits {

    private static final List<String> PAGE_PARAMETERS = List.of("page", "min_id", "max_id", "since_id");
    private static final String ACCOUNT = "account";

    private final InstantSource clock;
    private final CallCount calls;
    private final CallCount pages;
    private final CallCount statuses;
    private final Set<Quirk> quirks;
    private int limit = 300;

    RateLimits(InstantSource clock, Set<Quirk> quirks) {
        this.clock = clock;
        calls = new PeriodCount(clock, Duration.ofMinutes(5));
        pages = new PeriodCount(clock, Duration.ofMinutes(15));
        statuses = new PeriodCount(clock, Duration.ofHours(3));
        this.quirks = quirks;
    }

    private LimitHeaders headers() {
        return quirks.contains(Quirk.SILENT_LIMITS) ? LimitHeaders.silent() : LimitHeaders.of("X-RateLimit-", style());
    }

    private MomentStyle style() {
        if (quirks.contains(Quirk.LIMIT_RESET_AS_EPOCH)) {
            return MomentStyle.EPOCH_SECONDS;
        }
        return quirks.contains(Quirk.LIMIT_RESET_IN_SECONDS) ? MomentStyle.SECONDS_FROM_NOW : MomentStyle.ISO_DATE;
    }

    void limit(int allowed) {
        limit = allowed;
    }

    /** Counts a call, and refuses it when it is one too many. */
    void admit(Call call, String caller) {
        if (calls.count(caller) > limit || turnsPages(call) && pages.count(caller) > limit) {
            throw Refusal.tooManyRequests();
        }
    }

    /** Counts a new status, and refuses it when it is one too many. */
    void admitStatus() {
        if (statuses.counted(ACCOUNT) >= limit) {
            throw Refusal.tooManyRequests();
        }
        statuses.count(ACCOUNT);
    }

    /** {@return the answer with headers that tell of the limit that is nearest} */
    Answer announce(Answer answer, Call call, String caller) {
        List<LimitLevel> levels = new ArrayList<>();
        if (call.method().equals("POST")) {
            levels.add(statuses.level(ACCOUNT, limit));
        }
        levels.add(calls.level(caller, limit));
        if (turnsPages(call)) {
            levels.add(pages.level(caller, limit));
        }
        LimitLevel nearest = levels.stream()
                .min(Comparator.comparingInt(LimitLevel::remaining))
                .orElseThrow();
        return headers().announce(answer, nearest, clock.instant());
    }

    private static boolean turnsPages(Call call) {
        return PAGE_PARAMETERS.stream()
                .anyMatch(name ->
                        call.parameter(name).filter(value -> !value.isBlank()).isPresent());
    }
}
