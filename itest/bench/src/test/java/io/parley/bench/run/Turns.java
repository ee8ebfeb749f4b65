// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Contenders that take turns, so that a machine that changes its mood changes it for all of them. */
final class Turns {

    private final Map<Contender, List<Outcome>> outcomes = new EnumMap<>(Contender.class);

    /** Runs a trial by all contenders, one after the other, as often as there are pairs, every other time backwards. */
    static Turns take(Trial trial, List<Contender> contenders, int pairs, Path home) throws IOException {
        Turns turns = new Turns();
        try (Servers servers = new Servers(home, Wish.seed(), trial.size(), trial.accounts())) {
            for (int pair = 1; pair <= pairs; pair++) {
                for (Contender contender : order(contenders, pair)) {
                    Path own = home.resolve(contender + "-" + pair);
                    Outcome outcome = trial.run(contender, servers, own);
                    System.out.println(pair + "/" + pairs + " " + contender.title() + ": " + outcome);
                    turns.outcomes
                            .computeIfAbsent(contender, name -> new ArrayList<>())
                            .add(outcome);
                    remove(own);
                }
            }
        }
        return turns;
    }

    /** A B, then B A: so nobody always works after the same one, on what that one left of the machine. */
    static <T> List<T> order(List<T> all, int pair) {
        List<T> order = new ArrayList<>(all);
        if (pair % 2 == 0) {
            Collections.reverse(order);
        }
        return order;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    List<Outcome> of(Contender contender) {
        return outcomes.get(contender);
    }

    double median(Contender contender, ToDoubleFunction<Outcome> figure) {
        return median(of(contender).stream().mapToDouble(figure).toArray());
    }

    /** The median of the ratios in the pairs. */
    double ratio(Contender contender, Contender other, ToDoubleFunction<Outcome> figure) {
        double[] ratios = new double[of(contender).size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(of(contender).get(i))
                    / figure.applyAsDouble(of(other).get(i));
        }
        return median(ratios);
    }

    /** What the CRM held after each of the trials. */
    Set<String> digests() {
        Set<String> digests = new HashSet<>();
        outcomes.values().forEach(all -> all.forEach(outcome -> digests.add(outcome.digest())));
        return digests;
    }

    List<String> faults() {
        return outcomes.values().stream()
                .flatMap(List::stream)
                .flatMap(outcome -> outcome.faults().stream())
                .toList();
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
