// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.routing;

import java.util.Set;

/**
 * What goes where.
 *
 * @param id its name
 * @param from ids of accounts
 * @param to ids of targets
 * @param listening whether also what was found by listening goes there
 * @param where what conversations go there
 */
public record Route(String id, Set<String> from, Set<String> to, boolean listening, Condition where) {

    /** Copies the sets. */
    public Route {
        from = Set.copyOf(from);
        to = Set.copyOf(to);
    }
}
