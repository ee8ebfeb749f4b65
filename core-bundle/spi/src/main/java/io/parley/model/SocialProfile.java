// SPDX-License-Identifier: Apache-2.0
package io.parley.model;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A person, or a company's own account, as a channel shows them at one moment. */
public final class SocialProfile {

    private final ExternalId id;
    private final String displayName;
    private final @Nullable String handle;
    private final @Nullable URI page;
    private final @Nullable URI avatar;
    private final @Nullable String bio;
    private final @Nullable String location;
    private final @Nullable Long followers;
    private final @Nullable Long following;
    private final boolean verified;
    private final List<ContactPoint> contactPoints;
    private final Map<String, String> attributes;
    private final Instant observedAt;
    private final @Nullable Instant expiresAt;

    private SocialProfile(Builder builder) {
        id = builder.id;
        displayName = Check.length("displayName", builder.displayName, 0, 500);
        handle = builder.handle == null ? null : Check.length("handle", builder.handle, 1, 500);
        page = builder.page;
        avatar = builder.avatar;
        bio = builder.bio == null ? null : Check.length("bio", builder.bio, 0, 20_000);
        location = builder.location == null ? null : Check.length("location", builder.location, 0, 500);
        followers = builder.followers;
        following = builder.following;
        verified = builder.verified;
        contactPoints = List.copyOf(builder.contactPoints);
        attributes = Check.attributes(builder.attributes);
        observedAt = Check.moment("observedAt", builder.observedAt);
        expiresAt = builder.expiresAt == null ? null : Check.moment("expiresAt", builder.expiresAt);
    }

    /**
     * Begins a profile.
     *
     * @param id the most stable id the channel has (a DID, a numeric id); the handle is only an attribute
     * @return a builder
     */
    public static Builder of(ExternalId id) {
        return new Builder(id);
    }

    /** {@return the id} */
    public ExternalId id() {
        return id;
    }

    /** {@return the name that people read; empty text when the channel shows none; at most 500 characters} */
    public String displayName() {
        return displayName;
    }

    /** {@return the handle as the channel writes it, without a leading @; at most 500 characters} */
    public Optional<String> handle() {
        return Optional.ofNullable(handle);
    }

    /** {@return the address of the profile's page} */
    public Optional<URI> page() {
        return Optional.ofNullable(page);
    }

    /** {@return the address of the picture; comes from outside} */
    public Optional<URI> avatar() {
        return Optional.ofNullable(avatar);
    }

    /** {@return the person's description of themselves as plain text; at most 20,000 characters} */
    public Optional<String> bio() {
        return Optional.ofNullable(bio);
    }

    /** {@return the place the person states; at most 500 characters} */
    public Optional<String> location() {
        return Optional.ofNullable(location);
    }

    /** {@return how many follow this profile} */
    public OptionalLong followers() {
        return followers == null ? OptionalLong.empty() : OptionalLong.of(followers);
    }

    /** {@return how many this profile follows} */
    public OptionalLong following() {
        return following == null ? OptionalLong.empty() : OptionalLong.of(following);
    }

    /** {@return whether the channel vouches for the identity} */
    public boolean verified() {
        return verified;
    }

    /** {@return other ways to reach the person} */
    public List<ContactPoint> contactPoints() {
        return contactPoints;
    }

    /**
     * The way of a kind in which the person is best reached.
     *
     * @param kind e-mail or phone
     * @return the first one that the channel has verified, else the first one
     */
    public Optional<ContactPoint> best(ContactPoint.Kind kind) {
        Stream<ContactPoint> ofKind = contactPoints.stream().filter(point -> point.kind() == kind);
        return ofKind.reduce((one, other) -> other.verified() && !one.verified() ? other : one);
    }

    /** {@return what else the channel knows, by name; at most 4,000 characters in all} */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** {@return when the channel showed this state} */
    public Instant observedAt() {
        return observedAt;
    }

    /** {@return until when the channel's terms allow to keep it; empty when they state no end} */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** The key alone: the rest is personal and does not belong in logs. */
    @Override
    public String toString() {
        return "SocialProfile[" + id + "]";
    }

    /** Builds a profile; for one thread. */
    public static final class Builder {

        private final ExternalId id;
        private String displayName = "";
        private @Nullable String handle;
        private @Nullable URI page;
        private @Nullable URI avatar;
        private @Nullable String bio;
        private @Nullable String location;
        private @Nullable Long followers;
        private @Nullable Long following;
        private boolean verified;
        private final List<ContactPoint> contactPoints = new ArrayList<>();
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private @Nullable Instant observedAt;
        private @Nullable Instant expiresAt;

        private Builder(ExternalId id) {
            this.id = id;
        }

        /** Sets {@link SocialProfile#displayName()}. */
        public Builder displayName(String value) {
            displayName = value;
            return this;
        }

        /** Sets {@link SocialProfile#handle()}. */
        public Builder handle(@Nullable String value) {
            handle = value;
            return this;
        }

        /** Sets {@link SocialProfile#page()}. */
        public Builder page(@Nullable URI value) {
            page = value;
            return this;
        }

        /** Sets {@link SocialProfile#avatar()}. */
        public Builder avatar(@Nullable URI value) {
            avatar = value;
            return this;
        }

        /** Sets {@link SocialProfile#bio()}. */
        public Builder bio(@Nullable String value) {
            bio = value;
            return this;
        }

        /** Sets {@link SocialProfile#location()}. */
        public Builder location(@Nullable String value) {
            location = value;
            return this;
        }

        /** Sets {@link SocialProfile#followers()}. */
        public Builder followers(long value) {
            followers = value;
            return this;
        }

        /** Sets {@link SocialProfile#following()}. */
        public Builder following(long value) {
            following = value;
            return this;
        }

        /** Sets {@link SocialProfile#verified()}; false unless set. */
        public Builder verified(boolean value) {
            verified = value;
            return this;
        }

        /** Adds to {@link SocialProfile#contactPoints()}. */
        public Builder contactPoint(ContactPoint value) {
            contactPoints.add(value);
            return this;
        }

        /** Adds to {@link SocialProfile#attributes()}. */
        public Builder attribute(String name, String value) {
            attributes.put(name, value);
            return this;
        }

        /** Sets {@link SocialProfile#observedAt()}; required. */
        public Builder observedAt(Instant value) {
            observedAt = value;
            return this;
        }

        /** Sets {@link SocialProfile#expiresAt()}. */
        public Builder expiresAt(@Nullable Instant value) {
            expiresAt = value;
            return this;
        }

        /**
         * Checks and makes the profile.
         *
         * @return the profile
         * @throws IllegalArgumentException if a value is outside its bounds
         * @throws IllegalStateException if {@code observedAt} is missing
         */
        public SocialProfile build() {
            return new SocialProfile(this);
        }
    }
}
