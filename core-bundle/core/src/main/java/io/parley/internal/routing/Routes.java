// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.routing;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

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
        SortedSet<String> targets = new TreeSet<>();
        for (Route route : routes) {
            if (route.from().contains(account)) {
                targets.addAll(route.to());
            }
        }
        return targets;
    }
}
