// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.work;

/** Gives work its turn. */
public interface Ticker {

    /**
     * Begins to do rounds; the first one at once.
     *
     * @param name for thread dumps and logs
     * @param pool which threads
     * @param round the work; never called beside itself
     * @return the running job
     */
    Job start(String name, Pool pool, Round round);
}
