// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How big graphs can be, and of what. */
final class GraphLimits {

    private static final Pattern RECORDS =
            Pattern.compile(Pattern.quote(Api.BASE) + "/sobjects/([A-Za-z0-9_]+)((?:/[^/?]+){0,2})/?(?:\\?.*)?");

    private GraphLimits() {}

    /** Refuses what is too big. */
    static void check(Collection<List<Subrequests.Part>> graphs) {
        limit(graphs.size(), 75, "graphs in one payload");
        limit(graphs.stream().mapToInt(List::size).sum(), 500, "nodes in one payload");
        Set<String> kinds = new HashSet<>();
        for (List<Subrequests.Part> graph : graphs) {
            graph.forEach(part -> kinds.add(kind(part)));
            limit(depth(graph), 15, "levels in one graph");
        }
        limit(kinds.size(), 15, "different nodes in one payload");
    }

    private static String kind(Subrequests.Part part) {
        var address = RECORDS.matcher(part.url());
        boolean served = address.matches()
                && switch ((int)
                        address.group(2).chars().filter(letter -> letter == '/').count()) {
                    case 0 -> part.method().equals("POST");
                    case 1 -> Set.of("DELETE", "GET", "PATCH").contains(part.method());
                    default -> Set.of("DELETE", "GET", "PATCH", "POST").contains(part.method());
                };
        if (!served) {
            throw Refusal.of(
                    400,
                    "INVALID_INPUT",
                    "A composite graph does not support " + part.method() + " " + part.url() + " in "
                            + part.reference());
        }
        return part.method() + " " + address.group(1).toLowerCase(Locale.ROOT);
    }

    private static int depth(List<Subrequests.Part> graph) {
        Map<String, Integer> depths = new HashMap<>();
        int deepest = 0;
        for (Subrequests.Part part : graph) {
            int depth = 1
                    + References.in(part).stream()
                            .mapToInt(name -> depths.getOrDefault(name, 0))
                            .max()
                            .orElse(0);
            depths.put(part.reference(), depth);
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private static void limit(int found, int most, String what) {
        if (found > most) {
            throw Refusal.of(400, "LIMIT_EXCEEDED", "There can be at most " + most + " " + what + ".");
        }
    }
}
