// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.spi.Cursor;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the agent asks a {@link PageReader} for. */
public final class PullRequest {

    private final String stream;
    private final @Nullable Cursor after;
    private final Instant since;
    private final int limit;
    private final Function<String, Optional<Cursor>> parts;

    /**
     * A request.
     *
     * @param stream one of {@link ChannelDescription#streams()}
     * @param after where the last page ended; null for the first page of a stream
     * @param since nothing older is wanted
     * @param limit most changes wanted in the page, at least 1
     */
    public PullRequest(String stream, @Nullable Cursor after, Instant since, int limit) {
        this(stream, after, since, limit, name -> Optional.empty());
    }

    /**
     * A request for a stream that has parts.
     *
     * @param stream as above
     * @param after as above
     * @param since as above
     * @param limit as above
     * @param parts where the parts of the stream stand, by name
     */
    public PullRequest(
            String stream, @Nullable Cursor after, Instant since, int limit, Function<String, Optional<Cursor>> parts) {
        this.parts = parts;
        this.stream = stream;
        this.after = after;
        this.since = since;
        this.limit = limit;
    }

    /** {@return which stream} */
    public String stream() {
        return stream;
    }

    /** {@return the cursor behind which to go on; empty for the first page ever} */
    public Optional<Cursor> after() {
        return Optional.ofNullable(after);
    }

    /**
     * Where a part of the stream stands.
     *
     * @param name of the part
     * @return the cursor that {@link Page.Builder#part} gave it last; empty if none did, and while an audit lists
     */
    public Optional<Cursor> part(String name) {
        return parts.apply(name);
    }

    /** {@return nothing that was sent or edited before this moment is wanted; does not move while a stream is read} */
    public Instant since() {
        return since;
    }

    /** {@return most changes wanted in the page} */
    public int limit() {
        return limit;
    }
}
