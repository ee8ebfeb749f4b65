// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Readers that lose, repeat or disorder what they read. */
final class PagingMutants {

    private PagingMutants() {}

    static List<Mutant<ConnectorParts>> all() {
        AtomicInteger tick = new AtomicInteger();
        return List.of(
                mutant("loses the last of a page", Worse.changes(all -> part(all, 0, all.size() - 1))),
                mutant("loses the first of a page", Worse.changes(all -> part(all, 1, all.size()))),
                mutant("loses all but the first of a page", Worse.changes(all -> part(all, 0, 1))),
                mutant("loses what a page has behind the first hundred", Worse.changes(all -> part(all, 0, 100))),
                mutant("tells the first of a page twice", Worse.changes(all -> with(all, 0))),
                mutant("tells the last of a page twice", Worse.changes(all -> with(all, all.size() - 1))),
                mutant("newest first", Worse.changes(PagingMutants::reversed)),
                mutant("exchanges the first two", Worse.changes(PagingMutants::exchanged)),
                mutant("moves the cursor too far", Worse.cursor(next -> Worse.at(Worse.number(next) + 1))),
                mutant("moves the cursor not far enough", Worse.cursor(next -> Worse.at(Worse.number(next) - 1))),
                mutant("moves the cursor back to the beginning", Worse.cursor(next -> Worse.at(0))),
                mutant(
                        "has another cursor each time",
                        Worse.cursor(next -> new Cursor(Worse.number(next) + "." + tick.incrementAndGet()))),
                mutant("has a cursor that is no JSON", Worse.cursor(next -> new Cursor("behind " + next.json()))),
                mutant(
                        "moves the cursor although nothing is there",
                        parts -> parts.pulling(pull -> request -> {
                            Page page = pull.pull(request);
                            int next =
                                    Worse.number(page.next()) + (page.changes().isEmpty() ? 10 : 0);
                            return Worse.page(page, page.changes(), Worse.at(next), page.more());
                        })),
                mutant(
                        "ignores the cursor",
                        request((asked, limit) -> new PullRequest(asked.stream(), null, asked.since(), limit))),
                mutant(
                        "begins anew where the cursor is unknown",
                        request((asked, limit) -> new PullRequest(
                                asked.stream(),
                                asked.after()
                                        .filter(cursor -> Worse.number(cursor) < 90)
                                        .orElse(null),
                                asked.since(),
                                limit))),
                mutant("fails where the cursor is unknown", request((asked, limit) -> {
                    if (Worse.number(asked.after().orElse(null)) > 90) {
                        throw new IllegalStateException("no such change");
                    }
                    return asked;
                })),
                mutant("ignores the limit", request((asked, limit) -> limited(asked, 1000))),
                mutant("reads one more than asked", request((asked, limit) -> limited(asked, limit + 1))),
                mutant("reads ten at most and says that this is all", parts -> Worse.more(false)
                        .apply(request((asked, limit) -> limited(asked, Math.min(limit, 4)))
                                .apply(parts))),
                mutant("ignores since", request((asked, limit) -> since(asked, Instant.EPOCH))),
                mutant(
                        "takes since for later",
                        request((asked, limit) -> since(asked, asked.since().plusSeconds(1)))),
                mutant(
                        "takes since for a day later",
                        request((asked, limit) -> since(asked, asked.since().plus(Duration.ofDays(1))))),
                mutant(
                        "takes since for a minute earlier",
                        request((asked, limit) -> since(
                                asked,
                                asked.since().equals(Instant.EPOCH)
                                        ? asked.since()
                                        : asked.since().minusSeconds(60)))),
                mutant("never says that there is more", Worse.more(false)),
                mutant("always says that there is more", Worse.more(true)),
                mutant(
                        "asks on and on where nothing can be read",
                        parts -> parts.pulling(pull -> request -> {
                            Page page = pull.pull(request);
                            while (page.changes().isEmpty() && !page.rejected().isEmpty()) {
                                page = pull.pull(request);
                            }
                            return page;
                        })),
                mutant("remembers what it told", parts -> {
                    List<String> told = new ArrayList<>();
                    return Worse.changes(all -> all.stream()
                                    .filter(change -> told.add(String.valueOf(change))
                                            && told.indexOf(String.valueOf(change)) == told.size() - 1)
                                    .toList())
                            .apply(parts);
                }),
                mutant("tells nothing at all", Worse.changes(all -> List.of())),
                mutant(
                        "reads a stream that it does not describe",
                        parts -> parts.describing(
                                description -> () -> ChannelDescription.of(BoardNotes.CHANNEL, "Board").stream(
                                                "other", Duration.ofMinutes(1))
                                        .build())));
    }

    private interface Asking {
        PullRequest instead(PullRequest asked, int limit);
    }

    private static UnaryOperator<ConnectorParts> request(Asking asking) {
        return Worse.request(asked -> asking.instead(asked, asked.limit()));
    }

    private static PullRequest limited(PullRequest asked, int limit) {
        return new PullRequest(asked.stream(), asked.after().orElse(null), asked.since(), limit);
    }

    private static PullRequest since(PullRequest asked, Instant since) {
        return new PullRequest(asked.stream(), asked.after().orElse(null), since, asked.limit());
    }

    private static Mutant<ConnectorParts> mutant(String name, UnaryOperator<ConnectorParts> worse) {
        return Mutant.of("reader that " + name, worse);
    }

    private static List<Change> part(List<Change> all, int from, int to) {
        return all.subList(Math.min(from, all.size()), Math.max(Math.min(from, all.size()), Math.min(to, all.size())));
    }

    private static List<Change> with(List<Change> all, int twice) {
        List<Change> more = new ArrayList<>(all);
        if (!all.isEmpty()) {
            more.add(twice, all.get(twice));
        }
        return more;
    }

    private static List<Change> reversed(List<Change> all) {
        List<Change> reversed = new ArrayList<>(all);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<Change> exchanged(List<Change> all) {
        List<Change> exchanged = new ArrayList<>(all);
        if (all.size() > 1) {
            Collections.swap(exchanged, 0, 1);
        }
        return exchanged;
    }
}
