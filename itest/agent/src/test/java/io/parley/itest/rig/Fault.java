// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

/** How a call may go wrong. */
enum Fault {
    /** It does not. */
    NONE,
    /** Refused before anything was done, and the answer says so. */
    REFUSED,
    /** Refused before anything was done, but nobody can know. */
    FAILED,
    /** The caller is to be silent for a second. */
    LIMITED,
    /** The connection breaks before anything was done. */
    UNHEARD,
    /** Done, and the connection breaks before the answer. */
    CUT,
    /** Done, and the connection breaks within the answer. */
    TORN,
    /** Done, and the answer comes later than anybody waits. */
    HANGING,
    /** Done, and the answer is not JSON. */
    GARBLED,
    /** Half of it done, and the connection breaks. */
    HALF;

    boolean before() {
        return this == REFUSED || this == FAILED || this == LIMITED || this == UNHEARD;
    }
}
