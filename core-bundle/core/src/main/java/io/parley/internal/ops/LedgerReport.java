// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.store.Ledger;
import io.parley.internal.store.Ledger.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The ledger as people and programs read it.
 *
 * @param accounts one entry an account, by id
 * @param targets one entry a target, by id
 * @param replies all targets together
 */
public record LedgerReport(List<Entry> accounts, List<Entry> targets, Entry replies) {

    /**
     * One side of the ledger for one party.
     *
     * @param id the party
     * @param total what came in
     * @param buckets what became of it, but for what was dropped
     * @param dropped by reason
     * @param repeated what came again, counted apart
     */
    public record Entry(
            String id, long total, SortedMap<String, Long> buckets, SortedMap<String, Long> dropped, long repeated) {

        /** {@return whether everything that came in is somewhere} */
        public boolean balanced() {
            long somewhere = sum(buckets) + sum(dropped);
            return somewhere == total && min(buckets) >= 0 && min(dropped) >= 0;
        }

        /** {@return how many are in a bucket} */
        public long in(String bucket) {
            return buckets.getOrDefault(bucket, 0L);
        }

        private static long sum(Map<String, Long> amounts) {
            return amounts.values().stream().mapToLong(Long::longValue).sum();
        }

        private static long min(Map<String, Long> amounts) {
            return amounts.values().stream().mapToLong(Long::longValue).min().orElse(0);
        }
    }

    /** Sorts the lines of the ledger. */
    public static LedgerReport of(List<Line> lines) {
        List<Line> replies =
                lines.stream().filter(line -> line.side().equals(Ledger.REPLY)).toList();
        return new LedgerReport(
                entries(lines, Ledger.ACCOUNT), entries(lines, Ledger.TARGET), entry("replies", replies));
    }

    /** {@return whether everything that came in is somewhere, on every side} */
    public boolean balanced() {
        return accounts.stream().allMatch(Entry::balanced)
                && targets.stream().allMatch(Entry::balanced)
                && replies.balanced();
    }

    /** {@return how many were put aside, on every side} */
    public long parked() {
        return Stream.of(accounts, targets, List.of(replies))
                .flatMap(List::stream)
                .mapToLong(entry -> entry.in("parked"))
                .sum();
    }

    private static List<Entry> entries(List<Line> lines, String side) {
        SortedMap<String, List<Line>> parties = new TreeMap<>();
        lines.stream().filter(line -> line.side().equals(side)).forEach(line -> parties.computeIfAbsent(
                        line.id(), id -> new ArrayList<>())
                .add(line));
        List<Entry> entries = new ArrayList<>();
        parties.forEach((id, own) -> entries.add(entry(id, own)));
        return entries;
    }

    private static Entry entry(String id, List<Line> lines) {
        long total = 0;
        long repeated = 0;
        SortedMap<String, Long> buckets = new TreeMap<>();
        SortedMap<String, Long> dropped = new TreeMap<>();
        for (Line line : lines) {
            switch (line.bucket()) {
                case Ledger.TOTAL -> total += line.amount();
                case Ledger.REPEATED -> repeated += line.amount();
                case Ledger.MISSED -> {
                    // Received as well, and counted there.
                }
                case "dropped" -> dropped.merge(line.reason(), line.amount(), Long::sum);
                default -> buckets.merge(line.bucket(), line.amount(), Long::sum);
            }
        }
        return new Entry(id, total, buckets, dropped, repeated);
    }
}
