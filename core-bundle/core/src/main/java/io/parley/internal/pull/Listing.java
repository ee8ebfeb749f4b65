// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pull;

import io.parley.internal.intake.Gaps;
import io.parley.spi.Cursor;
import io.parley.spi.channel.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One audit of a stream while it lasts: how far it has listed, and what of that nobody had received. For one thread. */
final class Listing {

    private static final int MOST_PAGES = 500;
    private static final int MOST_UNKNOWN = 1_000;

    private final Instant begun;
    private final Instant since;
    private final long known;
    private Gaps.Found unknown = new Gaps.Found(List.of(), List.of());
    private @Nullable Cursor cursor;
    private int pages;
    private int failures;
    private long look;

    /**
     * A listing that begins.
     *
     * @param begun when
     * @param since nothing older is listed
     * @param known the newest row when it began
     */
    Listing(Instant begun, Instant since, long known) {
        this.begun = begun;
        this.since = since;
        this.known = known;
    }

    Instant begun() {
        return begun;
    }

    Instant since() {
        return since;
    }

    long known() {
        return known;
    }

    @Nullable Cursor cursor() {
        return cursor;
    }

    Gaps.Found unknown() {
        return unknown;
    }

    /** Keeps what is not known of a page. */
    void add(Gaps.Found found) {
        unknown = unknown.and(found);
        pages++;
        failures = 0;
    }

    /** Whether another page is to be read behind this one, and may be. */
    boolean goesOn(Page page) {
        boolean stands = page.next().equals(cursor);
        cursor = page.next();
        return page.more() && !stands && pages < MOST_PAGES && !full();
    }

    /** Whether more is unknown than is kept; the rest is for another audit. */
    boolean full() {
        return unknown.size() >= MOST_UNKNOWN;
    }

    int failed() {
        return ++failures;
    }

    /** {@return whether it came to its end, and by itself} */
    boolean whole() {
        return failures == 0;
    }

    /** Ends it; what is unknown now may yet come with a look of this number. */
    void end(long number) {
        look = number;
    }

    boolean atEnd() {
        return look > 0;
    }

    long look() {
        return look;
    }
}
