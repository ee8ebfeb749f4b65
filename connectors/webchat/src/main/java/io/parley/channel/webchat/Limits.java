// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much may be said in one conversation. Any thread. */
final class Limits {

    private static final int MOST_REMEMBERED = 10_000;
    private static final int FILES_PER_MINUTE = 10;

    private final Remembered messages;
    private final Remembered files = new Remembered(FILES_PER_MINUTE);

    Limits(int messagesPerMinute) {
        messages = new Remembered(messagesPerMinute);
    }

    boolean maySay(String conversationId) {
        return messages.allows(conversationId);
    }

    boolean maySendFile(String conversationId) {
        return files.allows(conversationId);
    }

    /** Limiters by name; the one that was not asked for longest is forgotten when there are too many. */
    private static final class Remembered {

        private final RateLimiterConfig config;
        private final Map<String, RateLimiter> limiters = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, RateLimiter> eldest) {
                return size() > MOST_REMEMBERED;
            }
        };

        Remembered(int perMinute) {
            config = RateLimiterConfig.custom()
                    .limitForPeriod(perMinute)
                    .limitRefreshPeriod(Duration.ofMinutes(1))
                    .timeoutDuration(Duration.ZERO)
                    .build();
        }

        synchronized boolean allows(String name) {
            return limiters.computeIfAbsent(name, key -> RateLimiter.of(key, config))
                    .acquirePermission();
        }
    }
}
