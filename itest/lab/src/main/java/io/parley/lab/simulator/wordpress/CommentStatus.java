// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

/** Where a comment stands, by the name that is shown. */
enum CommentStatus {
    APPROVED("approved"),
    HOLD("hold"),
    SPAM("spam"),
    TRASH("trash");

    private final String shown;

    CommentStatus(String shown) {
        this.shown = shown;
    }

    /** {@return the name in a document; a query says approve instead of approved} */
    String shown() {
        return shown;
    }

    /** {@return the status of a name in a document} */
    static CommentStatus of(String shown) {
        for (CommentStatus status : values()) {
            if (status.shown.equals(shown)) {
                return status;
            }
        }
        throw new IllegalArgumentException("No such status: " + shown);
    }
}
