// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.spi.Cursor;
import java.util.List;

/** What a {@link ReplySource} found. */
public final class EventPage {

    private final List<CrmEvent> events;
    private final Cursor next;
    private final boolean more;

    /**
     * A page.
     *
     * @param events what happened, oldest first
     * @param next the cursor behind all of it
     * @param more whether the next page is known to have something
     */
    public EventPage(List<? extends CrmEvent> events, Cursor next, boolean more) {
        this.events = List.copyOf(events);
        this.next = next;
        this.more = more;
    }

    /** {@return what happened, oldest first} */
    public List<CrmEvent> events() {
        return events;
    }

    /** {@return the cursor behind all of it} */
    public Cursor next() {
        return next;
    }

    /** {@return whether the next page is known to have something, so that it is read at once} */
    public boolean more() {
        return more;
    }
}
