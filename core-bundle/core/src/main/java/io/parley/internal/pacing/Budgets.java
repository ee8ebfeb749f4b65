// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import io.parley.internal.store.Meta;
import io.parley.internal.store.Store;
import io.parley.internal.work.Round;
import io.parley.spi.Budget;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What accounts and targets have used of their budgets, by what the HTTP client counts, and of limits, by what the other
 * side says. What is counted is written down every ten seconds: a crash forgets that much. Any thread.
 */
public final class Budgets implements CallCount, Round {

    private static final Duration SAVED_EVERY = Duration.ofSeconds(10);
    private static final Duration BELIEVED_FOR = Duration.ofMinutes(15);

    private final Store store;
    private final InstantSource clock;
    private final ThreadLocal<Party> caller = new ThreadLocal<>();
    private final Map<Key, Spending> spendings = new ConcurrentHashMap<>();
    private final Map<Key, Heard> levels = new ConcurrentHashMap<>();
    private final Map<Party, Operation> wentLast = new ConcurrentHashMap<>();
    private Map<Key, Spending> saved = Map.of();

    private record Key(Party party, String name) {

        String note() {
            return "budget " + party.side() + " " + party.id() + " " + name;
        }
    }

    /** A level, when it was heard of, and until when it is believed. */
    private record Heard(Level level, Instant at, Instant until) {

        private Instant next(Urgency urgency) {
            return at.plus(urgency.pause(level, Duration.between(at, until)));
        }
    }

    /** Nobody has budgets yet. */
    public Budgets(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** An account or target has these budgets from now on, and what it used of them before. */
    public void grant(Party party, List<Budget> budgets) {
        spendings.keySet().removeIf(key -> key.party().equals(party));
        for (Budget budget : budgets) {
            Key key = new Key(party, budget.name());
            Optional<String> note = store.read(tx -> new Meta(tx).note(key.note()));
            spendings.put(
                    key, note.map(text -> noted(budget, text)).orElseGet(() -> Spending.none(budget, clock.instant())));
        }
    }

    /** Work whose calls are those of an account or target. */
    public Round counted(Party party, Round round) {
        return () -> {
            caller.set(party);
            try {
                return round.run();
            } finally {
                caller.remove();
            }
        };
    }

    @Override
    public void made(Map<String, Long> costs, List<Level> heard) {
        Party party = caller.get();
        if (party == null) {
            return;
        }
        Instant now = clock.instant();
        Map<String, Long> all = new HashMap<>(costs);
        all.merge(Budget.CALLS, 1L, Long::sum);
        all.forEach((name, amount) -> spendings.computeIfPresent(
                new Key(party, name), (key, spending) -> spending.at(now).more(amount)));
        for (Level level : heard) {
            Instant until = now.plus(level.rest().orElse(BELIEVED_FOR));
            levels.put(new Key(party, level.name()), new Heard(level, now, until));
        }
    }

    /**
     * How long an operation has to wait, so that enough is left for what is more urgent. Who may go on is taken for going on,
     * and lets others go first the next time.
     */
    Optional<Duration> wait(Party party, Operation operation) {
        Optional<Duration> wait = wait(party, operation, operation == wentLast.get(party));
        if (wait.isEmpty()) {
            wentLast.put(party, operation);
        }
        return wait;
    }

    private Optional<Duration> wait(Party party, Operation operation, boolean again) {
        Instant now = clock.instant();
        Urgency urgency = Urgency.of(operation);
        Stream<Duration> own = of(spendings, party)
                .flatMap(spending -> spending.at(now).wait(Urgency.ofBudget(operation), again, now).stream());
        Stream<Duration> told = of(levels, party)
                .map(heard -> heard.next(urgency))
                .filter(next -> next.isAfter(now))
                .map(next -> Duration.between(now, next));
        return Stream.concat(own, told).max(Comparator.naturalOrder());
    }

    /** What people should know about the budgets and limits of an account or target; empty while all is well. */
    public String outlook(Party party) {
        Instant now = clock.instant();
        Stream<String> own = of(spendings, party).flatMap(spending -> spending.at(now).outlook(now).stream());
        Stream<String> told = of(levels, party)
                .filter(heard ->
                        heard.until().isAfter(now) && heard.level().rest().isEmpty())
                .map(Heard::level)
                .filter(level -> !Urgency.LIVE.goesOn(level.used(), level.limit()))
                .map(level -> "The other side says that " + level.used() + " of " + level.limit() + " " + level.name()
                        + " are used; only answers go on.");
        return Stream.concat(own, told).sorted().collect(Collectors.joining(" "));
    }

    @Override
    public Duration run() {
        Map<Key, Spending> now = Map.copyOf(spendings);
        Map<Key, Spending> before = saved;
        if (!now.equals(before)) {
            store.write(tx -> {
                Meta meta = new Meta(tx);
                for (Map.Entry<Key, Spending> entry : now.entrySet()) {
                    if (!entry.getValue().equals(before.get(entry.getKey()))) {
                        meta.note(
                                entry.getKey().note(),
                                entry.getValue().since().toEpochMilli() + " "
                                        + entry.getValue().used());
                    }
                }
                return null;
            });
            saved = now;
        }
        return SAVED_EVERY;
    }

    private static <V> Stream<V> of(Map<Key, V> values, Party party) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().party().equals(party))
                .map(Map.Entry::getValue);
    }

    private static Spending noted(Budget budget, String text) {
        int blank = text.indexOf(' ');
        Instant since = Instant.ofEpochMilli(Long.parseLong(text.substring(0, blank)));
        return new Spending(budget, since, Long.parseLong(text.substring(blank + 1)));
    }
}
