// SPDX-License-Identifier: Apache-2.0
package io.parley.model;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a connector reports. A change always carries the full current state of what it speaks of, so that it can be
 * delivered alone and repeating it does no harm.
 */
public abstract sealed class Change {

    private Change() {}

    /** {@return the thing that changed} */
    public abstract ExternalId subject();

    /**
     * Calls the visitor's method for this kind of change.
     *
     * @param visitor one method a kind
     * @param <R> what the visitor makes of it
     * @return what the visitor returned
     */
    public abstract <R> R accept(Visitor<R> visitor);

    /** The kind and the key alone. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + subject() + "]";
    }

    /**
     * One method for each kind of change.
     *
     * @param <R> what is made of a change
     */
    @ProviderType
    public interface Visitor<R> {

        /** Called for a message that is there, new or edited. */
        R messageSeen(MessageSeen change);

        /** Called for a message that is no longer there. */
        R messageRemoved(MessageRemoved change);

        /** Called for a person that was seen without a message, or changed. */
        R profileSeen(ProfileSeen change);
    }

    /** A message is there: new, edited, or restored. */
    public static final class MessageSeen extends Change {

        private final Message message;
        private final SocialProfile author;
        private final Conversation conversation;

        /**
         * Joins the three.
         *
         * @param message the message
         * @param author the profile whose id is {@code message.author()}
         * @param conversation the conversation whose id is {@code message.conversation()}
         * @throws IllegalArgumentException if author or conversation is not the message's
         */
        public MessageSeen(Message message, SocialProfile author, Conversation conversation) {
            if (!author.id().equals(message.author())) {
                throw new IllegalArgumentException("author must be " + message.author() + ", not " + author.id());
            }
            if (!conversation.id().equals(message.conversation())) {
                throw new IllegalArgumentException(
                        "conversation must be " + message.conversation() + ", not " + conversation.id());
            }
            this.message = message;
            this.author = author;
            this.conversation = conversation;
        }

        /** {@return the message} */
        public Message message() {
            return message;
        }

        /** {@return who wrote it} */
        public SocialProfile author() {
            return author;
        }

        /** {@return where it stands} */
        public Conversation conversation() {
            return conversation;
        }

        @Override
        public ExternalId subject() {
            return message.id();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.messageSeen(this);
        }
    }

    /** A message is gone: deleted, hidden, or turned into spam. Only a later sighting revives it. */
    public static final class MessageRemoved extends Change {

        private final ExternalId message;
        private final @Nullable Long revision;

        /**
         * A removal on a channel without revisions.
         *
         * @param message the message that is gone
         */
        public MessageRemoved(ExternalId message) {
            this.message = message;
            this.revision = null;
        }

        /**
         * A removal on a channel with revisions.
         *
         * @param message the message that is gone
         * @param revision above that of the last state; only a higher one revives
         */
        public MessageRemoved(ExternalId message, long revision) {
            this.message = message;
            this.revision = revision;
        }

        /** {@return the revision, when the channel has them} */
        public OptionalLong revision() {
            return revision == null ? OptionalLong.empty() : OptionalLong.of(revision);
        }

        @Override
        public ExternalId subject() {
            return message;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.messageRemoved(this);
        }
    }

    /** A person was seen without a message, or their profile changed. */
    public static final class ProfileSeen extends Change {

        private final SocialProfile profile;

        /**
         * Wraps the profile.
         *
         * @param profile the full current state
         */
        public ProfileSeen(SocialProfile profile) {
            this.profile = profile;
        }

        /** {@return the full current state} */
        public SocialProfile profile() {
            return profile;
        }

        @Override
        public ExternalId subject() {
            return profile.id();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.profileSeen(this);
        }
    }
}
