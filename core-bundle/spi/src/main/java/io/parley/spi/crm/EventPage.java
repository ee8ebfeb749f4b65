// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.spi.Cursor;
import java.util.List;

/** What a {@link ReplySource} found. */
public final class EventPage {

    private final List<CrmEvent> events;
    private final Cursor next;
    private final boolean more;
    private final List<CrmSign> signs;

    /**
     * A page.
     *
     * @param events what happened, oldest first
     * @param next the cursor behind all of it
     * @param more whether the next page is known to have something
     */
    public EventPage(List<? extends CrmEvent> events, Cursor next, boolean more) {
        this(events, next, more, List.of());
    }

    private EventPage(List<? extends CrmEvent> events, Cursor next, boolean more, List<CrmSign> signs) {
        this.events = List.copyOf(events);
        this.next = next;
        this.more = more;
        this.signs = List.copyOf(signs);
    }

    /**
     * A copy with what passes by now. It stands outside of what the cursor says: a page that is read again may have others.
     *
     * @param passing at most 1,000
     * @return the copy
     */
    public EventPage with(List<CrmSign> passing) {
        return new EventPage(events, next, more, passing);
    }

    /** {@return what happened, oldest first} */
    public List<CrmEvent> events() {
        return events;
    }

    /** {@return the cursor behind all of it} */
    public Cursor next() {
        return next;
    }

    /** {@return what passes by now; never stored} */
    public List<CrmSign> signs() {
        return signs;
    }

    /** {@return whether the next page is known to have something, so that it is read at once} */
    public boolean more() {
        return more;
    }
}
