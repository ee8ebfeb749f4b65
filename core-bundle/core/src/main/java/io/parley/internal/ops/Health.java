// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Gates.Closed;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.pacing.Vitals;
import io.parley.internal.pacing.Vitals.Vital;
import io.parley.internal.store.Audits;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.Meta;
import io.parley.internal.store.Pauses;
import io.parley.internal.store.Pauses.Pause;
import io.parley.internal.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the agent and its parts are. Any thread. */
public final class Health {

    /** What may fail while the account works all the same. */
    private static final Set<Operation> ASIDE = Set.of(Operation.STREAM, Operation.ERRAND);

    private static final Duration LONG_SILENCE = Duration.ofHours(1);
    private static final Duration LONG_SHOWN = Duration.ofDays(1);

    private final Store store;
    private final Gates gates;
    private final List<Function<Party, String>> warnings;
    private final Vitals vitals;
    private final LedgerAudit audit;
    private final Roster roster;
    private final InstantSource clock;

    /**
     * Joins what is needed.
     *
     * @param warnings what is to be said of an account or target that works, each empty if nothing
     */
    public Health(
            Store store,
            Gates gates,
            List<Function<Party, String>> warnings,
            Vitals vitals,
            LedgerAudit audit,
            Roster roster,
            InstantSource clock) {
        this.store = store;
        this.gates = gates;
        this.warnings = warnings;
        this.vitals = vitals;
        this.audit = audit;
        this.roster = roster;
        this.clock = clock;
    }

    /** {@return whether what comes in finds its way into the store} */
    public boolean accepting() {
        return store.accepting() && roster.ready();
    }

    /** {@return all parts, the agent's own first} */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        if (!roster.ready()) {
            parts.add(new Part("agent", Status.TEMPORARILY_UNAVAILABLE, "It is starting."));
        }
        parts.add(store());
        LedgerReport ledger = store.read(tx -> LedgerReport.of(new Ledger(tx).lines()));
        parts.add(ledger(ledger));
        parts.add(parked(ledger));
        parts.add(replies(store.read(tx -> new Pauses(tx).all())));
        parts.addAll(parties(Ledger.ACCOUNT, roster.accounts()));
        parts.addAll(parties(Ledger.TARGET, roster.targets()));
        parts.addAll(roster.problems());
        return parts;
    }

    /** The worst of several parts. */
    public static Status worst(List<Part> parts) {
        return parts.stream().map(Part::status).max(Comparator.naturalOrder()).orElse(Status.OK);
    }

    private Part store() {
        return store.accepting()
                ? new Part("store", Status.OK, "")
                : new Part("store", Status.CRITICAL, "Nothing can be stored; look at the disk and at the log.");
    }

    private Part ledger(LedgerReport ledger) {
        if (!ledger.balanced()) {
            return new Part("ledger", Status.CRITICAL, "It does not balance; keep the home and report it.");
        }
        return audit.difference().isEmpty()
                ? new Part("ledger", Status.OK, "")
                : new Part("ledger", Status.CRITICAL, "It differs from the rows: " + audit.difference());
    }

    private static Part parked(LedgerReport ledger) {
        long parked = ledger.parked();
        return parked == 0
                ? new Part("parked", Status.OK, "")
                : new Part("parked", Status.WARN, parked + " put aside; a person has to retry or drop them.");
    }

    private static Part replies(List<Pause> pauses) {
        return pauses.isEmpty()
                ? new Part("replies", Status.OK, "")
                : new Part(
                        "replies",
                        Status.WARN,
                        pauses.stream().map(Health::paused).collect(Collectors.joining(" ")));
    }

    private static String paused(Pause pause) {
        String whose = pause.account().equals(Pauses.ALL) ? "All answers" : "Answers of account " + pause.account();
        return whose + " are paused since " + pause.since().truncatedTo(ChronoUnit.SECONDS) + " by a person.";
    }

    private List<Part> parties(String side, List<Roster.Member> present) {
        List<String> served = present.stream().map(Roster.Member::id).toList();
        Stream<String> known = Stream.concat(served.stream(), store.read(tx -> new Meta(tx).met(side)).stream());
        return known.distinct()
                .sorted()
                .map(id -> party(new Party(side, id), served.contains(id)))
                .toList();
    }

    private Part party(Party party, boolean served) {
        if (!served) {
            String message = "No plug-in serves it now; what is pending waits.";
            return new Part(party.toString(), Status.TEMPORARILY_UNAVAILABLE, message);
        }
        Optional<Closed> gate = gates.closed().stream()
                .filter(closed -> closed.party().equals(party) && !ASIDE.contains(closed.operation()))
                .max(Comparator.comparing(Closed::kind));
        if (gate.isPresent()) {
            return new Part(party.toString(), status(gate.get()), message(gate.get()));
        }
        Optional<Vital> vital = vitals.of(party);
        if (vital.isEmpty() || vital.get().state() == Vitals.State.ONLINE) {
            String warning = Stream.concat(
                            Stream.of(
                                    vital.map(Vital::warnings).orElse(""),
                                    missed(party),
                                    interrupted(party),
                                    late(party)),
                            warnings.stream().map(one -> one.apply(party)))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" "));
            return new Part(party.toString(), warning.isEmpty() ? Status.OK : Status.WARN, warning);
        }
        Status status = vital.get().state() == Vitals.State.MUST_ACT ? Status.CRITICAL : Status.TEMPORARILY_UNAVAILABLE;
        return new Part(party.toString(), status, vital.get().message());
    }

    /** What audits of the last day took in; empty if nothing. */
    private String missed(Party party) {
        if (!party.side().equals(Ledger.ACCOUNT)) {
            return "";
        }
        Instant yesterday = clock.instant().minus(LONG_SHOWN);
        return store.read(tx -> new Audits(tx).findings(party.id())).stream()
                .filter(finding -> finding.at().isAfter(yesterday))
                .map(finding -> "The channel lists more than its stream brought: the audit of "
                        + finding.at().truncatedTo(ChronoUnit.SECONDS) + " took in " + finding.missed() + ".")
                .collect(Collectors.joining(" "));
    }

    /** What is wrong with the stream of an account, which is read all the same; empty if nothing. */
    private String interrupted(Party party) {
        return gates.closed().stream()
                .filter(closed -> closed.party().equals(party) && closed.operation() == Operation.STREAM)
                .map(closed ->
                        "Its stream is interrupted, so that news are found by the next poll only: " + message(closed))
                .collect(Collectors.joining(" "));
    }

    /** What it wanted to do later and cannot do now, while all else goes on; empty if nothing. */
    private String late(Party party) {
        return gates.closed().stream()
                .filter(closed -> closed.party().equals(party) && closed.operation() == Operation.ERRAND)
                .map(closed -> "What it does later has to wait: " + message(closed))
                .collect(Collectors.joining(" "));
    }

    private Status status(Closed gate) {
        Instant now = clock.instant();
        return switch (gate.kind()) {
            case RATE -> gate.until().isAfter(now.plus(LONG_SILENCE)) ? Status.WARN : Status.OK;
            case FAULT -> Status.TEMPORARILY_UNAVAILABLE;
            case AUTH, PERMANENT -> Status.CRITICAL;
        };
    }

    private static String message(Closed gate) {
        String part = gate.part().isEmpty() ? "" : gate.part() + ": ";
        return part + gate.reason() + " (waits until " + gate.until().truncatedTo(ChronoUnit.SECONDS) + ")";
    }
}
