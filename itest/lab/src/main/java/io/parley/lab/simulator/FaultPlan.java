// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is to go wrong, each once and in the order of planning. */
final class FaultPlan {

    private final List<Planned> open = new ArrayList<>();

    /**
     * Something planned.
     *
     * @param calls which, in words
     */
    record Planned(String calls, Predicate<Call> which, Fault fault) {}

    void add(Planned planned) {
        open.add(planned);
    }

    /** Takes what is planned for a call out of the plan. */
    Optional<Fault> take(Call call) {
        Optional<Planned> next =
                open.stream().filter(one -> one.which().test(call)).findFirst();
        next.ifPresent(open::remove);
        return next.map(Planned::fault);
    }

    List<Planned> open() {
        return List.copyOf(open);
    }
}
