// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.spi.crm.CrmEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a CRM tells of the agent's own writes, after a while, if it does. */
final class TestEchoes {

    private final InstantSource clock;
    private final List<Pending> pending = new ArrayList<>();
    private @Nullable Supplier<Duration> delay;

    /** Something that shows later. */
    private record Pending(Instant at, CrmEvent event) {}

    TestEchoes(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on everything is told, after a while. */
    void tellAfter(Supplier<Duration> time) {
        delay = time;
    }

    void add(CrmEvent echo) {
        if (delay != null) {
            pending.add(new Pending(clock.instant().plus(delay.get()), echo));
        }
    }

    /** What is told now, and not again. */
    List<CrmEvent> due() {
        List<Pending> due = pending.stream()
                .filter(echo -> !echo.at().isAfter(clock.instant()))
                .toList();
        pending.removeAll(due);
        return due.stream().map(Pending::event).toList();
    }
}
