// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.store.Conversations;
import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Deliveries.Delivery;
import io.parley.internal.store.Items;
import io.parley.internal.store.Lanes;
import io.parley.internal.store.Links;
import io.parley.internal.store.Matches;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Tx;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is pending in the lanes whose time has come, read many lanes at a time together with all that planning asks about
 * them, so that a batch costs few queries however many rows it has. For one transaction.
 */
final class Backlog {

    private static final int LANES_AT_ONCE = 64;
    private static final int FEW = 16;
    private static final int MANY = 256;

    private final Tx tx;
    private final String target;
    private final int limit;
    private final Deliveries deliveries;
    private final Items items;
    private final List<String> due;
    private final Map<String, List<Delivery>> rows = new HashMap<>();

    Backlog(Tx tx, String target, int least, int mostRows) throws SQLException {
        this.tx = tx;
        this.target = target;
        this.limit = mostRows > FEW ? MANY : FEW;
        this.deliveries = new Deliveries(tx);
        this.items = new Items(tx);
        this.due = new Lanes(tx).due(target, least, mostRows);
    }

    /** The lanes, the most urgent first. */
    List<String> lanes() {
        return due;
    }

    /** The first pending rows of one of the lanes, in their order. */
    List<Delivery> of(String lane) throws SQLException {
        if (!rows.containsKey(lane)) {
            read(due.stream()
                    .skip(due.indexOf(lane))
                    .filter(next -> !rows.containsKey(next))
                    .limit(LANES_AT_ONCE)
                    .toList());
        }
        if (!rows.containsKey(lane)) {
            read(List.of(lane));
        }
        return rows.get(lane);
    }

    private void read(List<String> lanes) throws SQLException {
        List<Delivery> read = deliveries.pending(target, lanes, limit);
        boolean complete = read.size() < limit || lanes.size() == 1;
        rows.putAll(read.stream().collect(Collectors.groupingBy(Delivery::lane)));
        if (complete) {
            lanes.forEach(lane -> rows.putIfAbsent(lane, List.of()));
        }
        fetch(read);
    }

    private void fetch(List<Delivery> read) throws SQLException {
        items.fetchContents(read.stream().map(Delivery::itemId).toList());
        Set<String> people = new HashSet<>();
        Set<String> conversations = new HashSet<>();
        for (Delivery row : read) {
            String author = items.content(row.itemId()).author();
            if (author != null) {
                people.add(author);
                conversations.add(row.lane());
            }
        }
        new Profiles(tx).fetch(people);
        new Conversations(tx).fetch(conversations);
        new Links(tx).fetch(target, people);
        new Matches(tx).fetch(target, people);
    }
}
