// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import io.parley.spi.SyncException;
import io.parley.spi.crm.BatchProgress;
import io.parley.spi.crm.CrmWrite;
import java.util.ArrayList;
import java.util.List;

/** Carries out a batch step by step until one fails in general. */
final class Attempts {

    private final BatchProgress progress;
    private boolean ended;

    @FunctionalInterface
    interface Step {

        void carryOut() throws SyncException, InterruptedException;
    }

    Attempts(BatchProgress progress) {
        this.progress = progress;
    }

    /** Notes a failure with those writes that it concerns; a general one ends the batch. */
    void attempt(List<? extends CrmWrite> writes, Step step) throws InterruptedException {
        if (ended || writes.isEmpty()) {
            return;
        }
        try {
            step.carryOut();
        } catch (SyncException e) {
            List<CrmWrite> concerned = new ArrayList<>(progress.open(CrmWrite.class));
            concerned.retainAll(writes);
            if (e instanceof SyncException.ItemRejected || e instanceof SyncException.RecordGone) {
                concerned.forEach(write -> progress.failed(write, e));
            } else {
                progress.abandoned(concerned, e);
                ended = true;
            }
        }
    }
}
