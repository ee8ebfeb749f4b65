// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

/** A person wants what cannot be done; the message says why, and what can. */
public final class NotPossibleException extends Exception {

    private static final long serialVersionUID = 1L;

    NotPossibleException(String message) {
        super(message);
    }
}
