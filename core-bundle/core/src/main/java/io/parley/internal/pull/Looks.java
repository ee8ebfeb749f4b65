// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pull;

import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.PullRequest;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The reading of one stream as its loop and its audit share it: one of them calls at a time, and the audit knows when the
 * loop has looked at everything. A look is the pages from one rest to the next. Any thread.
 */
public final class Looks {

    private final PageReader reader;
    private final ReentrantLock calling = new ReentrantLock();
    private long begun;
    private long ended;

    /** The reading of a stream. */
    public Looks(PageReader reader) {
        this.reader = reader;
    }

    Page pull(PullRequest request) throws SyncException, InterruptedException {
        calling.lockInterruptibly();
        try {
            return reader.pull(request);
        } finally {
            calling.unlock();
        }
    }

    /** The loop is about to read a page. */
    synchronized void begin() {
        if (begun == ended) {
            begun++;
        }
    }

    /** The loop has stored a page behind which there is nothing more. */
    synchronized void end() {
        ended = begun;
    }

    /** {@return the number of the first look that begins later than now} */
    synchronized long next() {
        return begun + 1;
    }

    synchronized boolean ended(long look) {
        return ended >= look;
    }
}
