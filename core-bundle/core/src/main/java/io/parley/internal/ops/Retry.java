// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Deliveries.Delivery;
import io.parley.internal.store.ParkedId;
import io.parley.internal.store.Replies;
import io.parley.internal.store.Replies.StoredReply;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Hints;
import java.sql.SQLException;

/**
 * Puts it back to work. For an answer of which it is not known whether it was sent this is a person's word to send it.
 *
 * @param hints wakes those who do the work
 */
record Retry(Hints hints) implements Act {

    @Override
    public Outcome on(Tx tx, ParkedId id) throws SQLException {
        return switch (id.stage()) {
            case INTAKE -> Outcome.UNREADABLE;
            case DELIVERY -> delivery(tx, id.number());
            case REPLY -> reply(tx, id.number());
        };
    }

    private Outcome delivery(Tx tx, long number) throws SQLException {
        Deliveries deliveries = new Deliveries(tx);
        Delivery row = deliveries.find(number).orElseThrow();
        deliveries.retry(row);
        tx.afterCommit(hints.about(Hints.delivery(row.target())));
        return Outcome.DONE;
    }

    private Outcome reply(Tx tx, long number) throws SQLException {
        Replies replies = new Replies(tx);
        StoredReply row = replies.find(number).orElseThrow();
        replies.retry(row);
        tx.afterCommit(hints.about(Hints.send(String.valueOf(row.account()))));
        return Outcome.DONE;
    }
}
