// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import io.parley.internal.store.GateRows;
import io.parley.internal.store.GateRows.GateRow;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.Meta;
import io.parley.internal.store.Store;
import io.parley.internal.work.Hints;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who must be left alone until when. Survives a restart. Any thread. */
public final class Gates {

    private static final Duration WHILE_NOTHING_IS_STORED = Duration.ofSeconds(1);

    private final Store store;
    private final InstantSource clock;
    private final Hints hints;
    private final Budgets budgets;
    private final Map<Key, Closed> closed = new ConcurrentHashMap<>();

    private record Key(Party party, Operation operation) {}

    /** Why a gate is closed. */
    public enum Kind {
        /** The other side asked for silence. */
        RATE,
        /** It does not work now, and is tried again. */
        FAULT,
        /** Credentials are dead: somebody must act. */
        AUTH,
        /** Something else is wrong for good: somebody must act. */
        PERMANENT;

        private boolean passes() {
            return this == RATE || this == FAULT;
        }
    }

    /** A closed gate. */
    public record Closed(Party party, Operation operation, Kind kind, Instant until, String reason) {

        private Closed moved(Duration step) {
            return new Closed(party, operation, kind, until.plus(step), reason);
        }
    }

    /** Takes over the gates that were closed before. */
    public Gates(Store store, InstantSource clock, Hints hints, Budgets budgets) {
        this.store = store;
        this.clock = clock;
        this.hints = hints;
        this.budgets = budgets;
        List<GateRow> rows = store.read(tx -> new GateRows(tx).all()).stream()
                .filter(row -> !row.side().equals(AppGates.SIDE))
                .toList();
        for (GateRow row : rows) {
            Party party = new Party(row.side(), row.id());
            Operation operation = Operation.valueOf(row.operation());
            Closed gate = new Closed(party, operation, Kind.valueOf(row.kind()), row.until(), row.reason());
            closed.put(new Key(party, operation), gate);
        }
    }

    /**
     * How long an operation has to wait: before a gate, or because its budget runs out.
     *
     * @return empty if it may go on now
     */
    public Optional<Duration> wait(Party party, Operation operation) {
        if (!store.accepting()) {
            // What they bring could not be kept, nor what becomes of it.
            return Optional.of(WHILE_NOTHING_IS_STORED);
        }
        Instant now = clock.instant();
        Instant until = latest(until(party, Operation.ALL, now), until(party, operation, now));
        return until.isAfter(now) ? Optional.of(Duration.between(now, until)) : budgets.wait(party, operation);
    }

    /** Closes a gate until a moment. */
    public void close(Closed gate) {
        closed.put(new Key(gate.party(), gate.operation()), gate);
        store.write(tx -> {
            new GateRows(tx)
                    .close(new GateRow(
                            gate.party().side(),
                            gate.party().id(),
                            gate.operation().name(),
                            gate.kind().name(),
                            gate.until(),
                            gate.reason()));
            return null;
        });
    }

    /** Opens a gate, if it was closed, and wakes those who wait before it. */
    public void open(Party party, Operation operation) {
        if (closed.remove(new Key(party, operation)) != null) {
            store.write(tx -> {
                new GateRows(tx).open(party.side(), party.id(), operation.name());
                return null;
            });
            hints.tell(Hints.opened(party.side(), party.id()));
        }
    }

    /** The clock was set and the rows have followed: so do these, and everybody looks again how long to wait. */
    void move(Duration step) {
        closed.replaceAll((key, gate) -> gate.moved(step));
        for (String side : List.of(Ledger.ACCOUNT, Ledger.TARGET)) {
            store.read(tx -> new Meta(tx).met(side)).forEach(id -> hints.tell(Hints.opened(side, id)));
        }
    }

    /** Gates that are closed now. */
    public List<Closed> closed() {
        Instant now = clock.instant();
        return closed.values().stream()
                .filter(gate -> gate.until().isAfter(now))
                .toList();
    }

    /** What somebody must mend is not tried by everybody again: the hourly check alone finds out, and opens the gate. */
    private Instant until(Party party, Operation operation, Instant now) {
        Closed gate = closed.get(new Key(party, operation));
        if (gate == null) {
            return Instant.MIN;
        }
        return gate.kind().passes() || gate.until().isAfter(now) ? gate.until() : now.plus(Faults.UNTIL_CHECK);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
