// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import io.parley.model.ExternalId;
import io.parley.spi.channel.Presence;
import io.parley.spi.channel.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who types and who has seen what, in memory alone: of the conversations in which that was told last. */
public final class PassingSigns implements Presence {

    private static final Duration TYPING = Duration.ofSeconds(6);
    private static final Duration CALM = Duration.ofSeconds(2);
    private static final int MOST = 20_000;

    private final InstantSource clock;
    private final Consumer<String> customerTypes;
    private final Listeners listeners = new Listeners();
    private final Map<String, Signs> conversations = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Signs> eldest) {
            return size() > MOST;
        }
    };

    /** What is known of one conversation; guarded by the map. */
    private static final class Signs {
        private @Nullable Instant customerTyped;
        private @Nullable Instant repTyped;
        private long customerSaw;
        private long repSaw;
    }

    /**
     * By a clock.
     *
     * @param customerTypes is told the key of a conversation in which the customer types; returns at once
     */
    public PassingSigns(InstantSource clock, Consumer<String> customerTypes) {
        this.clock = clock;
        this.customerTypes = customerTypes;
    }

    @Override
    public void customerTypes(ExternalId conversation) {
        String key = conversation.key();
        synchronized (conversations) {
            Signs signs = signs(key);
            if (!isOver(signs.customerTyped, CALM)) {
                return;
            }
            signs.customerTyped = clock.instant();
        }
        customerTypes.accept(key);
    }

    @Override
    public void customerSaw(ExternalId conversation, long sequence) {
        synchronized (conversations) {
            Signs signs = signs(conversation.key());
            signs.customerSaw = Math.max(signs.customerSaw, sequence);
        }
    }

    /** Somebody types in a case of this conversation. */
    public void repTypes(String conversation) {
        synchronized (conversations) {
            Signs signs = signs(conversation);
            if (!isOver(signs.repTyped, CALM)) {
                return;
            }
            signs.repTyped = clock.instant();
        }
        listeners.tell(conversation);
    }

    /** Somebody has seen this conversation up to an entry. */
    public void repSaw(String conversation, long sequence) {
        synchronized (conversations) {
            Signs signs = signs(conversation);
            if (sequence <= signs.repSaw) {
                return;
            }
            signs.repSaw = sequence;
        }
        listeners.tell(conversation);
    }

    @Override
    public OptionalLong seenByCustomer(ExternalId conversation) {
        synchronized (conversations) {
            Signs signs = conversations.get(conversation.key());
            return signs == null || signs.customerSaw == 0 ? OptionalLong.empty() : OptionalLong.of(signs.customerSaw);
        }
    }

    @Override
    public OptionalLong seenByRep(ExternalId conversation) {
        synchronized (conversations) {
            Signs signs = conversations.get(conversation.key());
            return signs == null || signs.repSaw == 0 ? OptionalLong.empty() : OptionalLong.of(signs.repSaw);
        }
    }

    @Override
    public Optional<Instant> repTypedAt(ExternalId conversation) {
        synchronized (conversations) {
            Signs signs = conversations.get(conversation.key());
            return signs == null || isOver(signs.repTyped, TYPING)
                    ? Optional.empty()
                    : Optional.ofNullable(signs.repTyped);
        }
    }

    @Override
    public Transcript.Subscription listen(ExternalId conversation, Runnable hint) {
        return listeners.add(conversation.key(), hint)::run;
    }

    private Signs signs(String key) {
        return conversations.computeIfAbsent(key, unknown -> new Signs());
    }

    private boolean isOver(@Nullable Instant at, Duration time) {
        return at == null || !at.plus(time).isAfter(clock.instant());
    }
}
