// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.store.Decision;
import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Items;
import io.parley.internal.store.ParkedId;
import io.parley.internal.store.Replies;
import io.parley.internal.store.Tx;
import java.sql.SQLException;

/**
 * Gives it up. Later revisions of a message go on.
 *
 * @param decision what the person said
 */
record Drop(Decision decision) implements Act {

    @Override
    public Outcome on(Tx tx, ParkedId id) throws SQLException {
        switch (id.stage()) {
            case INTAKE -> {
                Items items = new Items(tx);
                items.dropped(items.find(id.number()).orElseThrow(), decision);
            }
            case DELIVERY -> {
                Deliveries deliveries = new Deliveries(tx);
                deliveries.dropped(deliveries.find(id.number()).orElseThrow(), decision);
            }
            case REPLY -> {
                Replies replies = new Replies(tx);
                replies.dropped(replies.find(id.number()).orElseThrow(), decision);
            }
        }
        return Outcome.DONE;
    }
}
