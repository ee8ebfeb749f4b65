// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

/**
 * Something that passes by: somebody types in a case of the CRM, or looks at it. A hint for customers who wait in a chat; it
 * is never stored, and losing it does no harm.
 *
 * @param conversation the case
 * @param kind what is going on
 */
public record CrmSign(CrmRef conversation, Kind kind) {

    /** What is going on. */
    public enum Kind {
        /** Somebody types an answer to the customer; over after six seconds unless it is told again. */
        TYPING,
        /** Somebody looks at all that stands in the case. */
        SEEN
    }
}
