// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that people did.
 *
 * @param seq its place in the log
 * @param kind what it was
 * @param at when
 * @param caseId the case, for a comment or a status
 * @param entry the comment, for a comment or its withdrawal
 * @param text what the comment says to the customer
 * @param attachments files that go with the comment, as {@link Entry#attachments()}
 * @param closed whether the case is closed now, for a status
 * @param survivor the contact that remains, for a merge
 * @param loser the contact that was merged into it
 */
public record Change(
        long seq,
        Kind kind,
        Instant at,
        long caseId,
        long entry,
        @Nullable String text,
        @Nullable String attachments,
        boolean closed,
        long survivor,
        long loser) {

    /** What people do. */
    public enum Kind {
        /** Answered the customer. */
        COMMENT,
        /** Took an answer back. */
        WITHDRAWAL,
        /** Closed a case, or opened it again. */
        STATUS,
        /** Made two contacts one. */
        MERGE
    }
}
