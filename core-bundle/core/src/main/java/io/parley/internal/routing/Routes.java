// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.routing;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * All routes of one moment.
 *
 * @param routes in any order
 */
public record Routes(List<Route> routes) {

    /** Copies the list. */
    public Routes {
        routes = List.copyOf(routes);
    }

    /**
     * Where the changes of an account go.
     *
     * @param account its id
     * @return ids of targets, each once, in a fixed order
     */
    public SortedSet<String> targetsOf(String account) {
        return targets(route -> route.from().contains(account));
    }

    /**
     * Where that goes which an account found by listening.
     *
     * @param account its id
     * @return ids of targets, each once, in a fixed order
     */
    public SortedSet<String> listeningTargetsOf(String account) {
        return targets(route -> route.listening() && route.from().contains(account));
    }

    private SortedSet<String> targets(Predicate<Route> wanted) {
        SortedSet<String> targets = new TreeSet<>();
        routes.stream().filter(wanted).map(Route::to).forEach(targets::addAll);
        return targets;
    }
}
