// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.Untrusted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a {@link PageReader} found. */
public final class Page {

    private final List<Change> changes;
    private final List<Rejected> rejected;
    private final Cursor next;
    private final boolean more;
    private final @Nullable Duration pause;

    private Page(Builder builder, Cursor next) {
        this.changes = List.copyOf(builder.changes);
        this.rejected = List.copyOf(builder.rejected);
        this.next = next;
        this.more = builder.more;
        this.pause = builder.pause;
    }

    /**
     * An item that could not be read.
     *
     * @param id what names it on the channel, the same in every attempt, because the agent puts aside once what has the same
     *     name; 1 to 2,000 characters. What comes without a name is named by its payload
     * @param reason a sentence for the administrator
     * @param payload the item as it came, cut to at most 20,000 characters by the agent
     */
    public record Rejected(String id, String reason, String payload) {

        /** Names what has no name. */
        public Rejected {
            if (id.isBlank()) {
                id = "nameless-" + UUID.nameUUIDFromBytes(payload.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** {@return a builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return what changed, oldest first} */
    public List<Change> changes() {
        return changes;
    }

    /** {@return what could not be read; parked with the reason} */
    public List<Rejected> rejected() {
        return rejected;
    }

    /** {@return behind everything in this page} */
    public Cursor next() {
        return next;
    }

    /** {@return whether the next page is known to have something, so that it is read at once} */
    public boolean more() {
        return more;
    }

    /** {@return a longer pause than the usual until the next look, when the channel asks for one} */
    public Optional<Duration> pause() {
        return Optional.ofNullable(pause);
    }

    /** Builds a page; for one thread. */
    public static final class Builder {

        private static final int LONGEST_REASON = 1_000;

        private final List<Change> changes = new ArrayList<>();
        private final List<Rejected> rejected = new ArrayList<>();
        private boolean more;
        private @Nullable Duration pause;

        private Builder() {}

        /** Adds to {@link Page#changes()}. */
        public Builder change(Change change) {
            changes.add(change);
            return this;
        }

        /**
         * Reads one item into a change. If that fails because of the item's contents, the item is rejected and the page
         * goes on.
         *
         * @param id what names the item on the channel; may be blank, as in {@link Rejected}
         * @param payload the item as it came, of which {@code toString} is kept if it is rejected
         * @param reading makes the change; the message of what it throws is the reason of the rejection
         * @return this
         */
        public Builder read(String id, Object payload, Supplier<? extends Change> reading) {
            try {
                changes.add(reading.get());
            } catch (RuntimeException e) {
                String reason = e.getMessage();
                String said = reason == null ? e.getClass().getSimpleName() : Untrusted.line(reason, LONGEST_REASON);
                rejected.add(new Rejected(id, said, payload.toString()));
            }
            return this;
        }

        /** Adds to {@link Page#rejected()}. */
        public Builder reject(Rejected item) {
            rejected.add(item);
            return this;
        }

        /** Sets {@link Page#more()}; false unless set. */
        public Builder more(boolean value) {
            more = value;
            return this;
        }

        /** Sets {@link Page#pause()}. */
        public Builder pause(Duration value) {
            pause = value;
            return this;
        }

        /**
         * Makes the page.
         *
         * @param next the cursor behind everything in it
         * @return the page
         */
        public Page build(Cursor next) {
            return new Page(this, next);
        }
    }
}
