// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.routing;

import io.parley.model.Conversation;
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
     * Where any changes of an account go.
     *
     * @param account its id
     * @return ids of targets, each once, in a fixed order
     */
    public SortedSet<String> targetsOf(String account) {
        return targets(route -> route.from().contains(account));
    }

    /**
     * Where all changes of an account go, whatever conversation they are of.
     *
     * @param account its id
     * @return ids of targets, each once, in a fixed order
     */
    public SortedSet<String> unconditionalTargetsOf(String account) {
        return targets(route -> route.from().contains(account) && route.where().isNone());
    }

    /**
     * Where the changes of a conversation go.
     *
     * @param account whose
     * @param conversation as it is known
     * @return ids of targets, each once, in a fixed order
     */
    public SortedSet<String> targetsOf(String account, Conversation conversation) {
        return targets(route -> route.from().contains(account) && route.where().fits(conversation));
    }

    /**
     * Where that goes which an account found by listening.
     *
     * @param account its id
     * @param conversation as it is known
     * @return ids of targets, each once, in a fixed order
     */
    public SortedSet<String> listeningTargetsOf(String account, Conversation conversation) {
        return targets(route -> route.listening()
                && route.from().contains(account)
                && route.where().fits(conversation));
    }

    private SortedSet<String> targets(Predicate<Route> wanted) {
        SortedSet<String> targets = new TreeSet<>();
        routes.stream().filter(wanted).map(Route::to).forEach(targets::addAll);
        return targets;
    }
}
