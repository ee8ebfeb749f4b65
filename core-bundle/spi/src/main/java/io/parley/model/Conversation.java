// SPDX-License-Identifier: Apache-2.0
package io.parley.model;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A thread in which messages stand. */
public final class Conversation {

    private final ExternalId id;
    private final ConversationKind kind;
    private final Visibility visibility;
    private final @Nullable String subject;
    private final @Nullable URI page;
    private final Instant startedAt;
    private final Map<String, String> attributes;

    private Conversation(Builder builder) {
        id = builder.id;
        kind = builder.kind;
        visibility = builder.visibility;
        subject = builder.subject == null ? null : Check.length("subject", builder.subject, 0, 1_000);
        page = builder.page;
        startedAt = Check.moment("startedAt", builder.startedAt);
        attributes = Check.attributes(builder.attributes);
    }

    /**
     * Begins a conversation.
     *
     * @param id the id of the thread: that of its first post where the channel has no other
     * @param kind what sort of exchange it is
     * @param visibility who can read it
     * @return a builder
     */
    public static Builder of(ExternalId id, ConversationKind kind, Visibility visibility) {
        return new Builder(id, kind, visibility);
    }

    /** {@return the id} */
    public ExternalId id() {
        return id;
    }

    /** {@return what sort of exchange it is} */
    public ConversationKind kind() {
        return kind;
    }

    /** {@return who can read it} */
    public Visibility visibility() {
        return visibility;
    }

    /** {@return the title, if the channel has one; at most 1,000 characters} */
    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    /** {@return where people read it} */
    public Optional<URI> page() {
        return Optional.ofNullable(page);
    }

    /** {@return when it began, as far as the channel tells} */
    public Instant startedAt() {
        return startedAt;
    }

    /** {@return what the connector needs to answer in it and what else it knows; at most 4,000 characters in all} */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** The key alone. */
    @Override
    public String toString() {
        return "Conversation[" + id + "]";
    }

    /** Builds a conversation; for one thread. */
    public static final class Builder {

        private final ExternalId id;
        private final ConversationKind kind;
        private final Visibility visibility;
        private @Nullable String subject;
        private @Nullable URI page;
        private @Nullable Instant startedAt;
        private final Map<String, String> attributes = new LinkedHashMap<>();

        private Builder(ExternalId id, ConversationKind kind, Visibility visibility) {
            this.id = id;
            this.kind = kind;
            this.visibility = visibility;
        }

        /** Sets {@link Conversation#subject()}. */
        public Builder subject(@Nullable String value) {
            subject = value;
            return this;
        }

        /** Sets {@link Conversation#page()}. */
        public Builder page(@Nullable URI value) {
            page = value;
            return this;
        }

        /** Sets {@link Conversation#startedAt()}; required. */
        public Builder startedAt(Instant value) {
            startedAt = value;
            return this;
        }

        /** Adds to {@link Conversation#attributes()}. */
        public Builder attribute(String name, String value) {
            attributes.put(name, value);
            return this;
        }

        /**
         * Checks and makes the conversation.
         *
         * @return the conversation
         * @throws IllegalArgumentException if a value is outside its bounds
         * @throws IllegalStateException if {@code startedAt} is missing
         */
        public Conversation build() {
            return new Conversation(this);
        }
    }
}
