// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.spi.Cursor;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the agent asks a {@link ReplySource} for. */
public final class EventRequest {

    private final @Nullable Cursor after;
    private final Instant since;
    private final int limit;

    /**
     * A request.
     *
     * @param after where the last page ended; null for the first page ever
     * @param since nothing older is wanted: when this agent met this target first
     * @param limit most events wanted, at least 1
     */
    public EventRequest(@Nullable Cursor after, Instant since, int limit) {
        this.after = after;
        this.since = since;
        this.limit = limit;
    }

    /** {@return the cursor behind which to go on; empty for the first page ever} */
    public Optional<Cursor> after() {
        return Optional.ofNullable(after);
    }

    /** {@return nothing older than this moment is wanted: an old answer must never be sent again} */
    public Instant since() {
        return since;
    }

    /** {@return most events wanted} */
    public int limit() {
        return limit;
    }
}
