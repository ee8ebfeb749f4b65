// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The limits that the server sets itself: for all calls, for calls that turn pages, and for new statuses. */
final class RateLimits {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final List<String> PAGE_PARAMETERS = List.of("page", "min_id", "max_id", "since_id");
    private static final String ACCOUNT = "account";

    private final Throttle calls;
    private final Throttle pages;
    private final Throttle statuses;
    private int limit = 300;

    RateLimits(InstantSource clock) {
        calls = new Throttle(clock, Duration.ofMinutes(5));
        pages = new Throttle(clock, Duration.ofMinutes(15));
        statuses = new Throttle(clock, Duration.ofHours(3));
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
        List<Throttle.Reading> readings = new ArrayList<>();
        if (call.method().equals("POST")) {
            readings.add(statuses.read(ACCOUNT, limit));
        }
        readings.add(calls.read(caller, limit));
        if (turnsPages(call)) {
            readings.add(pages.read(caller, limit));
        }
        Throttle.Reading nearest = readings.stream()
                .min(Comparator.comparingInt(Throttle.Reading::remaining))
                .orElseThrow();
        return answer.with("X-RateLimit-Limit", Integer.toString(nearest.limit()))
                .with("X-RateLimit-Remaining", Integer.toString(nearest.remaining()))
                .with("X-RateLimit-Reset", TIME.format(nearest.reset()));
    }

    private static boolean turnsPages(Call call) {
        return PAGE_PARAMETERS.stream()
                .anyMatch(name ->
                        call.parameter(name).filter(value -> !value.isBlank()).isPresent());
    }
}
