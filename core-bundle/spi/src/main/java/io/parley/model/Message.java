// SPDX-License-Identifier: Apache-2.0
package io.parley.model;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One utterance in a conversation, in one revision. */
public final class Message {

    /** Longest {@link #text()} in characters. */
    public static final int MAX_TEXT_LENGTH = 200_000;

    private final ExternalId id;
    private final ExternalId conversation;
    private final ExternalId author;
    private final Direction direction;
    private final Visibility visibility;
    private final String text;
    private final List<Attachment> attachments;
    private final @Nullable ExternalId inReplyTo;
    private final @Nullable URI page;
    private final Instant sentAt;
    private final @Nullable Long revision;
    private final @Nullable Rating rating;
    private final Map<Counter, Long> counts;
    private final @Nullable String language;
    private final @Nullable Instant expiresAt;
    private final ReplyPolicy replyPolicy;
    private final Map<String, String> attributes;

    private Message(Builder builder) {
        id = builder.id;
        conversation = Check.present("conversation", builder.conversation);
        author = Check.present("author", builder.author);
        direction = builder.direction;
        visibility = builder.visibility;
        text = Check.length("text", builder.text, 0, MAX_TEXT_LENGTH);
        attachments = List.copyOf(builder.attachments);
        inReplyTo = builder.inReplyTo;
        page = builder.page;
        sentAt = Check.moment("sentAt", builder.sentAt);
        revision = builder.revision;
        rating = builder.rating;
        counts = Map.copyOf(builder.counts);
        language = builder.language == null ? null : Check.length("language", builder.language, 2, 35);
        expiresAt = builder.expiresAt == null ? null : Check.moment("expiresAt", builder.expiresAt);
        replyPolicy = builder.replyPolicy;
        attributes = Check.attributes(builder.attributes);
        if (revision != null && revision < 1) {
            throw new IllegalArgumentException("revision must be at least 1, not " + revision);
        }
        if (attachments.size() > 100) {
            throw new IllegalArgumentException("a message has at most 100 attachments, not " + attachments.size());
        }
    }

    /**
     * Begins a message that is inbound and public unless said otherwise.
     *
     * @param id the channel's id of the message
     * @return a builder
     */
    public static Builder of(ExternalId id) {
        return new Builder(id);
    }

    /** {@return the id; all revisions have the same} */
    public ExternalId id() {
        return id;
    }

    /** {@return the conversation it stands in} */
    public ExternalId conversation() {
        return conversation;
    }

    /** {@return the profile that wrote it} */
    public ExternalId author() {
        return author;
    }

    /** {@return who speaks to whom} */
    public Direction direction() {
        return direction;
    }

    /** {@return who can read it} */
    public Visibility visibility() {
        return visibility;
    }

    /** {@return plain text, line breaks as {@code \n}; at most {@value #MAX_TEXT_LENGTH} characters; may be empty} */
    public String text() {
        return text;
    }

    /** {@return pictures, films and files; at most 100} */
    public List<Attachment> attachments() {
        return attachments;
    }

    /** {@return the message it answers, if the channel tells} */
    public Optional<ExternalId> inReplyTo() {
        return Optional.ofNullable(inReplyTo);
    }

    /** {@return where people read it} */
    public Optional<URI> page() {
        return Optional.ofNullable(page);
    }

    /** {@return when it was first sent, by the channel's clock} */
    public Instant sentAt() {
        return sentAt;
    }

    /**
     * {@return a number that grows with every edit, at least 1, such as the edit time in milliseconds; empty when the
     * channel has none: the agent then compares contents and counts by itself}
     */
    public OptionalLong revision() {
        return revision == null ? OptionalLong.empty() : OptionalLong.of(revision);
    }

    /** {@return the stars, if it is a review} */
    public Optional<Rating> rating() {
        return Optional.ofNullable(rating);
    }

    /** {@return what the channel counts on it; changes of counts alone do not make a revision} */
    public Map<Counter, Long> counts() {
        return counts;
    }

    /** {@return the BCP 47 language tag, when the channel says it; 2 to 35 characters} */
    public Optional<String> language() {
        return Optional.ofNullable(language);
    }

    /** {@return until when the channel's terms allow to keep it; empty when they state no end} */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** {@return whether and how it may be answered} */
    public ReplyPolicy replyPolicy() {
        return replyPolicy;
    }

    /**
     * {@return what the connector needs to answer it (such as a content hash) and what else it knows; handed back with
     * {@code Reply.inReplyTo()}; at most 4,000 characters in all}
     */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** The key and the length: the text is personal and does not belong in logs. */
    @Override
    public String toString() {
        return "Message[" + id + ", " + text.length() + " characters]";
    }

    /** Builds a message; for one thread. */
    public static final class Builder {

        private final ExternalId id;
        private @Nullable ExternalId conversation;
        private @Nullable ExternalId author;
        private Direction direction = Direction.INBOUND;
        private Visibility visibility = Visibility.PUBLIC;
        private String text = "";
        private final List<Attachment> attachments = new ArrayList<>();
        private @Nullable ExternalId inReplyTo;
        private @Nullable URI page;
        private @Nullable Instant sentAt;
        private @Nullable Long revision;
        private @Nullable Rating rating;
        private final Map<Counter, Long> counts = new EnumMap<>(Counter.class);
        private @Nullable String language;
        private @Nullable Instant expiresAt;
        private ReplyPolicy replyPolicy = ReplyPolicy.allowed();
        private final Map<String, String> attributes = new LinkedHashMap<>();

        private Builder(ExternalId id) {
            this.id = id;
        }

        /** Sets {@link Message#conversation()}; required. */
        public Builder conversation(ExternalId value) {
            conversation = value;
            return this;
        }

        /** Sets {@link Message#author()}; required. */
        public Builder author(ExternalId value) {
            author = value;
            return this;
        }

        /** Sets {@link Message#direction()}; inbound unless set. */
        public Builder direction(Direction value) {
            direction = value;
            return this;
        }

        /** Sets {@link Message#visibility()}; public unless set. */
        public Builder visibility(Visibility value) {
            visibility = value;
            return this;
        }

        /** Sets {@link Message#text()}; empty unless set. */
        public Builder text(String value) {
            text = value;
            return this;
        }

        /** Adds to {@link Message#attachments()}. */
        public Builder attachment(Attachment value) {
            attachments.add(value);
            return this;
        }

        /** Sets {@link Message#inReplyTo()}. */
        public Builder inReplyTo(@Nullable ExternalId value) {
            inReplyTo = value;
            return this;
        }

        /** Sets {@link Message#page()}. */
        public Builder page(@Nullable URI value) {
            page = value;
            return this;
        }

        /** Sets {@link Message#sentAt()}; required. */
        public Builder sentAt(Instant value) {
            sentAt = value;
            return this;
        }

        /** Sets {@link Message#revision()}. */
        public Builder revision(long value) {
            revision = value;
            return this;
        }

        /** Sets {@link Message#rating()}. */
        public Builder rating(@Nullable Rating value) {
            rating = value;
            return this;
        }

        /** Adds to {@link Message#counts()}. */
        public Builder count(Counter counter, long value) {
            counts.put(counter, value);
            return this;
        }

        /** Sets {@link Message#language()}. */
        public Builder language(@Nullable String value) {
            language = value;
            return this;
        }

        /** Sets {@link Message#expiresAt()}. */
        public Builder expiresAt(@Nullable Instant value) {
            expiresAt = value;
            return this;
        }

        /** Sets {@link Message#replyPolicy()}; allowed without bounds unless set. */
        public Builder replyPolicy(ReplyPolicy value) {
            replyPolicy = value;
            return this;
        }

        /** Adds to {@link Message#attributes()}. */
        public Builder attribute(String name, String value) {
            attributes.put(name, value);
            return this;
        }

        /**
         * Checks and makes the message.
         *
         * @return the message
         * @throws IllegalArgumentException if a value is outside its bounds
         * @throws IllegalStateException if conversation, author or {@code sentAt} is missing
         */
        public Message build() {
            return new Message(this);
        }
    }
}
