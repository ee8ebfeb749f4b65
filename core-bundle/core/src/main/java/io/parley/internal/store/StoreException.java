// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

/** The database cannot do its work now: the disk is full, or worse. What was to be stored was not. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Nothing was stored.
     *
     * @param message what failed
     * @param cause the fault below
     */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
