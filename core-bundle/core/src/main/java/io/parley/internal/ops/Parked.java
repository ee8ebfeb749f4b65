// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Deliveries.Delivery;
import io.parley.internal.store.Replies;
import io.parley.internal.store.Replies.StoredReply;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Hints;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was put aside for a person. Any thread. */
public final class Parked {

    private static final int MOST = 500;
    private static final String DELIVERY = "delivery-";
    private static final String REPLY = "reply-";

    private final Store store;
    private final Hints hints;

    /** On top of the store. */
    public Parked(Store store, Hints hints) {
        this.store = store;
        this.hints = hints;
    }

    /**
     * Something that was put aside.
     *
     * @param id to name it by
     * @param key of the thing
     * @param target where it was going to, or came from
     * @param reason why it was put aside
     */
    public record Case(String id, String key, String target, String reason) {}

    /** {@return the newest of what was put aside, at most 500 of each kind} */
    public List<Case> list() {
        return store.read(tx -> {
            List<Case> all = new ArrayList<>();
            for (Delivery row : new Deliveries(tx).parked(MOST)) {
                all.add(new Case(DELIVERY + row.id(), row.key(), row.target(), String.valueOf(row.reason())));
            }
            for (StoredReply row : new Replies(tx).parked(MOST)) {
                all.add(new Case(REPLY + row.id(), row.key(), row.target(), String.valueOf(row.reason())));
            }
            return all;
        });
    }

    /**
     * Puts something back to work.
     *
     * @param id as in the list
     * @return whether it was put aside
     */
    public boolean retry(String id) {
        return store.write(tx -> id.startsWith(REPLY) ? retryReply(tx, id) : retryDelivery(tx, id));
    }

    private boolean retryDelivery(Tx tx, String id) throws SQLException {
        Deliveries deliveries = new Deliveries(tx);
        Optional<Delivery> row = id.startsWith(DELIVERY) ? deliveries.find(number(id, DELIVERY)) : Optional.empty();
        if (row.isEmpty() || !row.get().state().equals("parked")) {
            return false;
        }
        deliveries.retry(row.get());
        tx.afterCommit(() -> hints.tell(Hints.delivery(row.get().target())));
        return true;
    }

    private boolean retryReply(Tx tx, String id) throws SQLException {
        Replies replies = new Replies(tx);
        Optional<StoredReply> row = replies.parked(MOST).stream()
                .filter(reply -> reply.id() == number(id, REPLY))
                .findFirst();
        if (row.isEmpty()) {
            return false;
        }
        replies.retry(row.get());
        tx.afterCommit(() -> hints.tell(Hints.send(String.valueOf(row.get().account()))));
        return true;
    }

    private static long number(String id, String prefix) {
        String digits = id.substring(prefix.length());
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
    }
}
