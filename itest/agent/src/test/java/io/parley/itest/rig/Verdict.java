// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a comparison of all records of the truth found. */
public final class Verdict {

    private static final int MOST_DETAILS = 20;

    private final Map<Fact, Integer> counts = new EnumMap<>(Fact.class);
    private final Map<Fact, List<String>> details = new EnumMap<>(Fact.class);

    /** What may be found; all of these have to be zero. */
    public enum Fact {
        /** Accepted from the channel, and neither in the CRM as it is now nor put aside for a permitted reason. */
        LOST,
        /** There more than once, or without having been said. */
        DUPLICATED,
        /** Behind something that was offered only after it had been accepted. */
        MISORDERED,
        /** Posted more than once, or not meant to be posted at all. */
        REPLIES_TWICE,
        /** Neither posted nor refused or put aside for a permitted reason. */
        REPLIES_LOST,
        /** Posted in a conversation to which it was no answer. */
        MISDIRECTED,
        /** In the CRM, but not as the channel shows it now; counted as lost too. */
        STALE
    }

    void found(Fact fact, String detail) {
        counts.merge(fact, 1, Integer::sum);
        List<String> list = details.computeIfAbsent(fact, none -> new ArrayList<>());
        if (list.size() < MOST_DETAILS) {
            list.add(detail);
        }
    }

    /**
     * How often something was found.
     *
     * @param fact what
     * @return the number
     */
    public int count(Fact fact) {
        return counts.getOrDefault(fact, 0);
    }

    /** {@return whether nothing was found} */
    public boolean clean() {
        return counts.isEmpty();
    }

    /** {@return the first findings of each kind, by key} */
    public List<String> details() {
        List<String> lines = new ArrayList<>();
        details.forEach((fact, list) -> list.forEach(detail -> lines.add(fact + ": " + detail)));
        return lines;
    }
}
