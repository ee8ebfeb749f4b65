// SPDX-License-Identifier: Apache-2.0
package io.parley.spi;

import io.parley.model.ExternalId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a successful check found out about an account or a target. */
public final class AccountInfo {

    private final String name;
    private final @Nullable ExternalId profile;
    private final @Nullable URI page;
    private final List<String> warnings;

    private AccountInfo(Builder builder) {
        name = builder.name;
        profile = builder.profile;
        page = builder.page;
        warnings = List.copyOf(builder.warnings);
    }

    /**
     * Begins with the name.
     *
     * @param name how the other side calls what was configured, such as the title of a blog or of an organisation
     * @return a builder
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** {@return how the other side calls what was configured} */
    public String name() {
        return name;
    }

    /** {@return the account's own profile, if it has one} */
    public Optional<ExternalId> profile() {
        return Optional.ofNullable(profile);
    }

    /** {@return where people look at it} */
    public Optional<URI> page() {
        return Optional.ofNullable(page);
    }

    /** {@return sentences for the administrator about what works but not well, such as an old server} */
    public List<String> warnings() {
        return warnings;
    }

    /** Builds what a check found; for one thread. */
    public static final class Builder {

        private final String name;
        private @Nullable ExternalId profile;
        private @Nullable URI page;
        private final List<String> warnings = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /** Sets {@link AccountInfo#profile()}. */
        public Builder profile(@Nullable ExternalId value) {
            profile = value;
            return this;
        }

        /** Sets {@link AccountInfo#page()}. */
        public Builder page(@Nullable URI value) {
            page = value;
            return this;
        }

        /** Adds to {@link AccountInfo#warnings()}. */
        public Builder warning(String sentence) {
            warnings.add(sentence);
            return this;
        }

        /**
         * Makes it.
         *
         * @return what was found
         */
        public AccountInfo build() {
            return new AccountInfo(this);
        }
    }
}
