// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.channel.webchat.mail.Attendance;
import io.parley.model.ExternalId;
import io.parley.spi.channel.Presence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Who follows a conversation, and who did lately; forgotten with a restart. Any thread. */
final class Visits implements Attendance {

    private static final int MOST_REMEMBERED = 10_000;

    private final Presence presence;
    private final InstantSource clock;
    private final Map<ExternalId, Integer> present = new ConcurrentHashMap<>();
    private final Map<ExternalId, Instant> left = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ExternalId, Instant> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    Visits(Presence presence, InstantSource clock) {
        this.presence = presence;
        this.clock = clock;
    }

    void begin(ExternalId conversation) {
        present.merge(conversation, 1, Integer::sum);
    }

    void end(ExternalId conversation) {
        synchronized (left) {
            left.put(conversation, clock.instant());
        }
        present.computeIfPresent(conversation, (key, count) -> count == 1 ? null : count - 1);
    }

    @Override
    public Optional<Instant> lastSeen(ExternalId conversation) {
        if (present.containsKey(conversation)) {
            return Optional.of(clock.instant());
        }
        synchronized (left) {
            return Optional.ofNullable(left.get(conversation));
        }
    }

    @Override
    public OptionalLong readUpTo(ExternalId conversation) {
        return presence.seenByCustomer(conversation);
    }
}
