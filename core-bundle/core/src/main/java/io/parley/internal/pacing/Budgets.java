// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import io.parley.internal.store.Ledger;
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
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What accounts and targets have used of their budgets, by what the HTTP client counts, and of limits, by what the other
 * side says. What is counted is written down every ten seconds: a crash forgets that much. Any thread.
 */
public final class Budgets implements CallCount, Round {

    private static final Duration SAVED_EVERY = Duration.ofSeconds(10);
    private static final Duration A_WINDOW = Duration.ofHours(1);
    private static final Duration BELIEVED_FOR = Duration.ofMinutes(15);

    private final Store store;
    private final InstantSource clock;
    private final ThreadLocal<Party> caller = new ThreadLocal<>();
    private final Map<Key, Spending> spendings = new ConcurrentHashMap<>();
    private final Map<Key, Heard> levels = new ConcurrentHashMap<>();
    private final Map<Key, Trend> trends = new ConcurrentHashMap<>();
    private final Map<Party, Reserve> reserves = new ConcurrentHashMap<>();
    private final Map<Party, Operation> wentLast = new ConcurrentHashMap<>();
    private Map<Key, Spending> saved = Map.of();

    private record Key(Party party, String name) {

        String note() {
            return "budget " + party.side() + " " + party.id() + " " + name;
        }
    }

    /** A level, when it was heard of, and until when it is believed. */
    private record Heard(Level level, Instant at, Instant until) {

        private Instant next(Urgency urgency, Reserve reserve) {
            return at.plus(reserve.pause(urgency, level, Duration.between(at, until)));
        }

        /** Whether it lasts so long that people can act before it ends. */
        private boolean lasts() {
            return level.rest().map(rest -> rest.compareTo(A_WINDOW) > 0).orElse(true);
        }
    }

    /** Nobody has budgets yet. */
    public Budgets(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** An account or target has these budgets from now on, and what it used of them before. */
    public void grant(Party party, List<Budget> budgets) {
        grant(party, budgets, Reserve.USUAL);
    }

    /**
     * An account or target has these budgets from now on, and what it used of them before.
     *
     * @param reserve what is kept of them, and of limits of the other side
     */
    public void grant(Party party, List<Budget> budgets, Reserve reserve) {
        reserves.put(party, reserve);
        spendings.keySet().removeIf(key -> key.party().equals(party));
        for (Budget budget : budgets) {
            Key key = new Key(party, budget.name());
            Optional<String> note = store.read(tx -> new Meta(tx).note(key.note()));
            spendings.put(
                    key,
                    note.map(text -> noted(budget, reserve, text))
                            .orElseGet(() -> Spending.none(budget, reserve, clock.instant())));
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
        all.forEach((name, amount) -> {
            Key known = new Key(party, name);
            Spending more = spendings.computeIfPresent(
                    known, (key, spending) -> spending.at(now).more(amount));
            if (more != null) {
                trend(known).note(now, more.used());
            }
        });
        for (Level level : heard) {
            Instant until = now.plus(level.rest().orElse(BELIEVED_FOR));
            Key key = new Key(party, level.name());
            levels.put(key, new Heard(level, now, until));
            trend(key).note(now, level.used());
        }
    }

    private Trend trend(Key key) {
        return trends.computeIfAbsent(key, unused -> new Trend());
    }

    private Reserve reserve(Party party) {
        return reserves.getOrDefault(party, Reserve.USUAL);
    }

    /**
     * How long an operation has to wait, so that enough is left for what is more urgent. Who may go on is taken for going on,
     * and lets others go first the next time.
     */
    Optional<Duration> wait(Party party, Operation operation, Urgency urgency) {
        Optional<Duration> wait = wait(party, operation, urgency, operation == wentLast.get(party));
        if (wait.isEmpty()) {
            wentLast.put(party, operation);
        }
        return wait;
    }

    private Optional<Duration> wait(Party party, Operation operation, Urgency urgency, boolean again) {
        Instant now = clock.instant();
        // The look for answers never ends, so it leaves writing its share of what every call takes from.
        Urgency ofBudget = operation == Operation.EVENTS ? Urgency.LIVE : urgency;
        Stream<Duration> own =
                of(spendings, party).flatMap(spending -> spending.at(now).wait(ofBudget, again, now).stream());
        Stream<Duration> told = of(levels, party)
                .map(heard -> heard.next(urgency, reserve(party)))
                .filter(next -> next.isAfter(now))
                .map(next -> Duration.between(now, next));
        return Stream.concat(own, told).max(Comparator.naturalOrder());
    }

    /** What people should know about the budgets and limits of an account or target; empty while all is well. */
    public String outlook(Party party) {
        Instant now = clock.instant();
        List<String> own = of(spendings, party)
                .flatMap(spending -> spending.at(now).outlook(now).stream())
                .toList();
        Stream<String> told = of(levels, party)
                .filter(heard ->
                        heard.until().isAfter(now) && heard.level().rest().isEmpty())
                .map(Heard::level)
                .filter(level -> !reserve(party).goesOn(Urgency.LIVE, level.used(), level.limit()))
                .map(level -> "The other side says that " + level.used() + " of " + level.limit() + " " + level.name()
                        + " are used; only answers go on.");
        Stream<String> foreseen = quotas(party)
                .filter(quota -> own.isEmpty() || !quota.spread())
                .flatMap(quota -> quota.forecast(now, remedy(party)).stream());
        return Stream.of(own.stream(), told, foreseen)
                .flatMap(texts -> texts)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String remedy(Party party) {
        String pause = party.side().equals(Ledger.TARGET) ? "replySeconds" : "pollSeconds";
        return "Raise it (dailyCalls, or at the other side), find out what else uses it, or look there less often ("
                + pause + ").";
    }

    /** What lasts for more than an hour, of everybody, and when it will be used up. */
    public List<Quota> quotas() {
        return Stream.concat(spendings.keySet().stream(), levels.keySet().stream())
                .map(Key::party)
                .distinct()
                .flatMap(this::quotas)
                .sorted(Comparator.comparing((Quota quota) -> quota.party().toString())
                        .thenComparing(Quota::name))
                .toList();
    }

    private Stream<Quota> quotas(Party party) {
        Instant now = clock.instant();
        Reserve reserve = reserve(party);
        Stream<Quota> own = spendings.entrySet().stream()
                .filter(entry ->
                        entry.getKey().party().equals(party) && entry.getValue().lasts())
                .map(entry -> {
                    Spending spending = entry.getValue().at(now);
                    Budget budget = spending.budget();
                    OptionalDouble rate = trend(entry.getKey()).perSecond(now);
                    return Quota.of(
                            party,
                            spending.name(),
                            spending.used(),
                            budget.amount(),
                            true,
                            reserve,
                            rate,
                            now,
                            budget.end(now));
                });
        Stream<Quota> told = levels.entrySet().stream()
                .filter(entry -> entry.getKey().party().equals(party)
                        && entry.getValue().lasts()
                        && entry.getValue().until().isAfter(now))
                .map(entry -> {
                    Heard heard = entry.getValue();
                    Level level = heard.level();
                    OptionalDouble rate = trend(entry.getKey()).perSecond(now);
                    Instant end = level.rest().isPresent() ? heard.until() : null;
                    return Quota.of(party, level.name(), level.used(), level.limit(), false, reserve, rate, now, end);
                });
        return Stream.concat(own, told);
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

    private static Spending noted(Budget budget, Reserve reserve, String text) {
        int blank = text.indexOf(' ');
        Instant since = Instant.ofEpochMilli(Long.parseLong(text.substring(0, blank)));
        return new Spending(budget, since, Long.parseLong(text.substring(blank + 1)), reserve);
    }
}
