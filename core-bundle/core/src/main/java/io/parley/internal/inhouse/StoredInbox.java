// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import io.parley.internal.intake.Intake;
import io.parley.internal.intake.Intake.Arrival;
import io.parley.internal.store.StoreException;
import io.parley.model.Change;
import io.parley.spi.channel.Inbox;
import java.util.List;

/** Takes what people bring to channels that live in the agent itself. */
public final class StoredInbox implements Inbox {

    private final Intake intake;

    /** On top of the intake. */
    public StoredInbox(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void accept(String accountId, List<Change> changes) throws NotStoredException {
        try {
            intake.accept(Arrival.told(accountId, changes));
        } catch (StoreException e) {
            throw new NotStoredException(e.getMessage(), e);
        }
    }
}
