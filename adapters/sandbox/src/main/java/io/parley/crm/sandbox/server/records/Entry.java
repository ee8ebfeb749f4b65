// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that stands in a case.
 *
 * @param id the CRM's number
 * @param caseId where it stands
 * @param origin where it comes from
 * @param author who said it
 * @param text plain text; empty when it was removed
 * @param inbound whether the customer said it
 * @param forCustomer whether the customer sees it
 * @param at when it was said
 * @param removed whether it is no longer there on the channel
 * @param url where it can be read; comes from outside
 * @param rating stars in words, for a review
 * @param attachments a JSON list of {@code url}, {@code label} and, of files that people sent, {@code mediaType}
 */
public record Entry(
        long id,
        long caseId,
        Origin origin,
        String author,
        String text,
        boolean inbound,
        boolean forCustomer,
        Instant at,
        boolean removed,
        @Nullable String url,
        @Nullable String rating,
        @Nullable String attachments) {

    /** What people read instead of a text that was removed. */
    public static final String REMOVED = "removed";

    /** Where an entry comes from. */
    public enum Origin {
        /** From the channel. */
        MESSAGE,
        /** From a person of the CRM. */
        COMMENT,
        /** From the agent, for the people of the CRM. */
        NOTE
    }

    /** {@return what people read} */
    public String shown() {
        return removed ? REMOVED : text;
    }
}
