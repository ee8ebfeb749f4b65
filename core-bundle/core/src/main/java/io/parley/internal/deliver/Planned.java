// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.store.Deliveries.Delivery;
import io.parley.spi.crm.CrmWrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A write of a batch, and what it is for. */
sealed interface Planned {

    /** What is handed to the adapter. */
    CrmWrite write();

    /**
     * A contact or a case that others of the batch belong to.
     *
     * @param write the write
     * @param revision what will have been written; 0 where there are no revisions
     */
    record Record(CrmWrite write, long revision) implements Planned {}

    /**
     * A row of work.
     *
     * @param write the write
     * @param row the row
     * @param contactKey the person it belongs to
     * @param caseKey the case it belongs to; null for a profile
     * @param earlier older revisions in whose place it is written; they are over when it is
     */
    record Row(
            CrmWrite write,
            Delivery row,
            String contactKey,
            @Nullable String caseKey,
            List<Delivery> earlier) implements Planned {}
}
