// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.sql.SQLException;

/** Runs work on the database. Any thread; the caller waits, and its interruption does not undo what was begun. */
public interface Store {

    /**
     * Work within a transaction.
     *
     * @param <T> what it finds
     */
    @FunctionalInterface
    interface Work<T> {

        /**
         * Reads and, in a writing transaction, changes rows. May be called again after it failed.
         *
         * @param tx the transaction; of no use afterwards
         * @return what was found
         * @throws SQLException if the database fails
         */
        T in(Tx tx) throws SQLException;
    }

    /**
     * Changes rows: all of the work or nothing of it. Returns when it is on disk. Work of several callers shares one
     * commit.
     *
     * @param work what to do
     * @param <T> what it finds
     * @return what the work returned
     * @throws StoreException if it could not be stored; nothing of it was
     * @throws RuntimeException what the work itself threw; nothing of it was stored
     */
    <T> T write(Work<T> work);

    /**
     * Does work as {@link #write} would, and takes all of it back: who wants to know what would be done asks so.
     *
     * @param work what to do
     * @param <T> what it finds
     * @return what the work returned
     * @throws StoreException if the database fails
     * @throws RuntimeException what the work itself threw
     */
    <T> T rehearse(Work<T> work);

    /**
     * Reads rows as they were at one moment.
     *
     * @param work what to look for; it changes nothing
     * @param <T> what it finds
     * @return what the work returned
     * @throws StoreException if the database fails
     */
    <T> T read(Work<T> work);

    /** {@return whether the last attempt to store something succeeded} */
    boolean accepting();
}
