// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.work;

/** Which threads do the work, so that what must be quick never waits behind what may be slow. */
public enum Pool {
    /** Channel to store. */
    PULL(16),
    /** Listening to channels, a thread for each as long as that lasts. */
    STREAM(256),
    /** Store to CRM. */
    DELIVER(8),
    /** CRM to store, and store to channel. */
    REPLY(16),
    /** Everything that calls nobody outside for long: checks, audits, watching folders. */
    HOUSE(4);

    private final int threads;

    Pool(int threads) {
        this.threads = threads;
    }

    int threads() {
        return threads;
    }
}
