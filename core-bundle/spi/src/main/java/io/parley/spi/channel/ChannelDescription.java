// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.spi.Budget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a connector is. */
public final class ChannelDescription {

    private static final Duration MOST_LATE = Duration.ofDays(30);

    private final String type;
    private final String name;
    private final Map<String, Duration> streams;
    private final Set<String> listening;
    private final List<Budget> budgets;
    private final Duration lateness;
    private final boolean attachments;

    private ChannelDescription(Builder builder) {
        type = builder.type;
        name = builder.name;
        budgets = List.copyOf(builder.budgets);
        lateness = builder.lateness;
        attachments = builder.attachments;
        streams = Map.copyOf(builder.streams);
        listening = Set.copyOf(builder.listening);
    }

    /**
     * Begins a description.
     *
     * @param type the channel of its ids, such as {@code mastodon}
     * @param name what people call it, such as "Mastodon"
     * @return a builder
     */
    public static Builder of(String type, String name) {
        return new Builder(type, name);
    }

    /** {@return the channel of its ids} */
    public String type() {
        return type;
    }

    /** {@return what people call it} */
    public String name() {
        return name;
    }

    /**
     * {@return what a {@link PageReader} is asked for, by name, with the pause between two looks when the configuration of
     * the account does not say otherwise; each stream has a cursor of its own}
     */
    public Map<String, Duration> streams() {
        return streams;
    }

    /**
     * {@return those of the {@link #streams()} that find what was not said to the account, such as a search for a word; what
     * comes from them alone opens no case unless a route says so, and is marked with the name of its stream}
     */
    public Set<String> listening() {
        return listening;
    }

    /**
     * {@return how late something may appear in a stream behind what is newer, such as a comment that somebody takes out of
     * the spam; the daily audit lists as far back. Zero unless said otherwise, at most thirty days}
     */
    public Duration lateness() {
        return lateness;
    }

    /**
     * {@return whether an answer may have attachments; where that is not so, an answer with attachments is refused, and the
     * rep is told, rather than sent without them. Not so unless said otherwise}
     */
    public boolean attachments() {
        return attachments;
    }

    /** {@return what it may use in a time; what the configuration says about calls of a day comes in addition} */
    public List<Budget> budgets() {
        return budgets;
    }

    /** Builds a description; for one thread. */
    public static final class Builder {

        private final String type;
        private final String name;
        private final Map<String, Duration> streams = new LinkedHashMap<>();
        private final Set<String> listening = new LinkedHashSet<>();
        private final List<Budget> budgets = new ArrayList<>();
        private Duration lateness = Duration.ZERO;
        private boolean attachments;

        private Builder(String type, String name) {
            this.type = type;
            this.name = name;
        }

        /**
         * Adds to {@link ChannelDescription#streams()}.
         *
         * @param stream 1 to 100 characters; never renamed, because the cursor is kept under it
         * @param pause at least a second
         * @return this
         */
        public Builder stream(String stream, Duration pause) {
            if (pause.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("the pause of a stream must be at least a second, not " + pause);
            }
            streams.put(stream, pause);
            return this;
        }

        /**
         * Adds to {@link ChannelDescription#listening()} and to {@link ChannelDescription#streams()}.
         *
         * @param stream 1 to 100 characters, which people are shown, such as {@code #parley}; never renamed
         * @param pause at least a second
         * @return this
         */
        public Builder listening(String stream, Duration pause) {
            listening.add(stream);
            return stream(stream, pause);
        }

        /**
         * Sets {@link ChannelDescription#lateness()}.
         *
         * @param value at most thirty days
         * @return this
         */
        public Builder lateness(Duration value) {
            if (value.isNegative() || value.compareTo(MOST_LATE) > 0) {
                throw new IllegalArgumentException("lateness must be from 0 to 30 days, not " + value);
            }
            lateness = value;
            return this;
        }

        /** Sets {@link ChannelDescription#attachments()}. */
        public Builder attachments() {
            attachments = true;
            return this;
        }

        /** Adds to {@link ChannelDescription#budgets()}. */
        public Builder budget(Budget value) {
            budgets.add(value);
            return this;
        }

        /**
         * Makes the description.
         *
         * @return the description
         */
        public ChannelDescription build() {
            return new ChannelDescription(this);
        }
    }
}
