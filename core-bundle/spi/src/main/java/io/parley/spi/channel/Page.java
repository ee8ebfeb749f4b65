// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.Untrusted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a {@link PageReader} found. */
public final class Page {

    private final List<Change> changes;
    private final List<Change> unwanted;
    private final List<Rejected> rejected;
    private final Cursor next;
    private final Map<String, Optional<Cursor>> parts;
    private final boolean more;
    private final @Nullable Duration pause;

    private Page(Builder builder, Cursor next) {
        this.changes = List.copyOf(builder.changes);
        this.unwanted = List.copyOf(builder.unwanted);
        this.rejected = List.copyOf(builder.rejected);
        this.next = next;
        this.parts = Map.copyOf(builder.parts);
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

    /** {@return what changed, but is left out by a rule of the configuration; counted as dropped, and kept} */
    public List<Change> unwanted() {
        return unwanted;
    }

    /** {@return what could not be read; parked with the reason} */
    public List<Rejected> rejected() {
        return rejected;
    }

    /** {@return behind everything in this page} */
    public Cursor next() {
        return next;
    }

    /** {@return where parts of the stream stand behind this page, by name; empty for one that is forgotten} */
    public Map<String, Optional<Cursor>> parts() {
        return parts;
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
        private final List<Change> unwanted = new ArrayList<>();
        private final List<Rejected> rejected = new ArrayList<>();
        private final Map<String, Optional<Cursor>> parts = new LinkedHashMap<>();
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
            return read(id, payload, reading, changes);
        }

        /**
         * Reads one item as {@link #read} does, which a rule of the configuration leaves out: it goes to no CRM, and stands
         * in the ledger as dropped by a rule.
         *
         * @param id as with {@link #read}
         * @param payload as with {@link #read}
         * @param reading as with {@link #read}
         * @return this
         */
        public Builder leaveOut(String id, Object payload, Supplier<? extends Change> reading) {
            return read(id, payload, reading, unwanted);
        }

        private Builder read(String id, Object payload, Supplier<? extends Change> reading, List<Change> into) {
            try {
                into.add(reading.get());
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

        /**
         * Says where a part of the stream stands behind this page, for a stream of many things that are read one by one,
         * such as thousands of feeds, whose places one cursor could not hold. Kept together with the cursor.
         *
         * @param name 1 to 100 characters
         * @param cursor comes again as {@link PullRequest#part}
         * @return this
         */
        public Builder part(String name, Cursor cursor) {
            parts.put(name, Optional.of(cursor));
            return this;
        }

        /** Forgets a part of the stream. */
        public Builder forget(String name) {
            parts.put(name, Optional.empty());
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
