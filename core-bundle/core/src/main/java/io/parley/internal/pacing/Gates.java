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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Who must be left alone until when. Survives a restart. Any thread. */
public final class Gates {

    private static final Duration WHILE_NOTHING_IS_STORED = Duration.ofSeconds(1);

    private final Store store;
    private final InstantSource clock;
    private final Hints hints;
    private final Budgets budgets;
    private final Map<Key, Closed> closed = new ConcurrentHashMap<>();

    private record Key(Party party, Operation operation, String part) {}

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

    /**
     * A closed gate.
     *
     * @param part of the operation, such as one stream of several; empty for all of it
     */
    public record Closed(Party party, Operation operation, String part, Kind kind, Instant until, String reason) {

        private Closed moved(Duration step) {
            return new Closed(party, operation, part, kind, until.plus(step), reason);
        }

        private Key key() {
            return new Key(party, operation, part);
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
            String[] names = row.operation().split(" ", 2);
            Closed gate = new Closed(
                    new Party(row.side(), row.id()),
                    Operation.valueOf(names[0]),
                    names.length == 1 ? "" : names[1],
                    Kind.valueOf(row.kind()),
                    row.until(),
                    row.reason());
            closed.put(gate.key(), gate);
        }
    }

    /**
     * How long an operation has to wait: before a gate, or because its budget runs out.
     *
     * @return empty if it may go on now
     */
    public Optional<Duration> wait(Party party, Operation operation) {
        return wait(party, operation, "");
    }

    /** As {@link #wait(Party, Operation)}, for a part of the operation. */
    public Optional<Duration> wait(Party party, Operation operation, String part) {
        return wait(party, operation, part, Urgency.of(operation));
    }

    /** As {@link #wait(Party, Operation)}, for work that is more or less urgent than the operation usually is. */
    public Optional<Duration> wait(Party party, Operation operation, Urgency urgency) {
        return wait(party, operation, "", urgency);
    }

    private Optional<Duration> wait(Party party, Operation operation, String part, Urgency urgency) {
        if (!store.accepting()) {
            // What they bring could not be kept, nor what becomes of it.
            return Optional.of(WHILE_NOTHING_IS_STORED);
        }
        Instant now = clock.instant();
        Instant until = Stream.of(
                        new Key(party, Operation.ALL, ""),
                        new Key(party, operation, ""),
                        new Key(party, operation, part))
                .map(key -> until(key, now))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return until.isAfter(now) ? Optional.of(Duration.between(now, until)) : budgets.wait(party, operation, urgency);
    }

    /** How long one operation alone is silent, for what goes along with another that may go on: budgets are not asked again. */
    public Duration silence(Party party, Operation operation) {
        Instant now = clock.instant();
        Instant until = until(new Key(party, operation, ""), now);
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    /**
     * Closes a gate until a moment.
     *
     * @return whether that is news: it was open, or closed for another reason
     */
    public boolean close(Closed gate) {
        Closed before = closed.put(gate.key(), gate);
        store.write(tx -> {
            new GateRows(tx)
                    .close(new GateRow(
                            gate.party().side(),
                            gate.party().id(),
                            rowOf(gate.operation(), gate.part()),
                            gate.kind().name(),
                            gate.until(),
                            gate.reason()));
            return null;
        });
        return before == null
                || !before.until().isAfter(clock.instant())
                || !before.reason().equals(gate.reason());
    }

    /** Opens a gate, if it was closed, and wakes those who wait before it. */
    public void open(Party party, Operation operation) {
        open(party, operation, "");
    }

    /** Opens the gate of a part of an operation, as {@link #open(Party, Operation)}. */
    public void open(Party party, Operation operation, String part) {
        if (closed.remove(new Key(party, operation, part)) != null) {
            store.write(tx -> {
                new GateRows(tx).open(party.side(), party.id(), rowOf(operation, part));
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
    private Instant until(Key key, Instant now) {
        Closed gate = closed.get(key);
        if (gate == null) {
            return Instant.MIN;
        }
        return gate.kind().passes() || gate.until().isAfter(now) ? gate.until() : now.plus(Faults.UNTIL_CHECK);
    }

    private static String rowOf(Operation operation, String part) {
        return part.isEmpty() ? operation.name() : operation.name() + " " + part;
    }
}
