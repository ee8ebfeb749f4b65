// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import java.util.List;

/** Who is connected, as far as the container knows. Any thread. */
public interface Roster {

    /**
     * An account or target.
     *
     * @param id its id
     * @param type such as {@code webchat}; empty while no plug-in serves it
     * @param name what people call the type
     */
    record Member(String id, String type, String name) {}

    /** {@return accounts that a connector serves now} */
    List<Member> accounts();

    /** {@return targets that an adapter serves now} */
    List<Member> targets();

    /** {@return whether what is configured is served, or had its time to come} */
    boolean ready();

    /** {@return what is wrong in the container: refused configurations, unresolved bundles, unsatisfied components} */
    List<Part> problems();
}
