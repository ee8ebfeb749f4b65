// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.agent.Slot.Candidate;
import io.parley.internal.work.Job;
import io.parley.internal.work.ManualTicker;
import io.parley.internal.work.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

class SlotTest {

    private final List<String> course = new ArrayList<>();
    private final ManualTicker ticker = new ManualTicker(new SettableClock());
    private final Slot<String> slot =
            new Slot<>("website", (id, service, properties) -> serving(service), ticker, () -> Duration.ofSeconds(4));

    @Test
    void whoComesServesAtOnce() {
        slot.add(candidate("old", "1.0"));
        assertThat(course).containsExactly("start old");
        assertThat(slot.served()).isPresent();
    }

    @Test
    void theNewestVersionServes() {
        slot.add(candidate("old", "1.0"));
        slot.add(candidate("new", "1.1"));
        assertThat(course).as("coming returns at once").containsExactly("start old");
        ticker.runDue();
        assertThat(course).containsExactly("start old", "end old 4", "start new");
    }

    @Test
    void anOlderVersionWaitsUntilTheNewerLeaves() {
        slot.add(candidate("new", "1.1"));
        slot.add(candidate("old", "1.0"));
        ticker.runDue();
        slot.remove("new");
        assertThat(course).containsExactly("start new", "end new 4", "start old");
    }

    @Test
    void aReplacementThatComesBeforeTheOldOneLeavesIsNotMixedUpWithIt() {
        slot.add(candidate("one", "1.0"));
        slot.add(candidate("two", "1.0"));
        slot.remove("one");
        ticker.runDue();
        assertThat(course).containsExactly("start one", "end one 4", "start two");
        assertThat(slot.served()).isPresent();
    }

    @Test
    void nobodyServesAnEmptySlot() {
        slot.add(candidate("one", "1.0"));
        slot.remove("one");
        assertThat(slot.served()).isEmpty();
    }

    private Served serving(String service) {
        course.add("start " + service);
        Job job = new Job() {
            @Override
            public void wake() {
                course.add("wake " + service);
            }

            @Override
            public void wakeWithin(Duration pause) {
                course.add("wake " + service);
            }

            @Override
            public void close(Duration grace) {
                course.add("end " + service + " " + Math.round(grace.toMillis() / 1000.0));
            }
        };
        return new Served("type", service, List.of(), List.of(job), List.of());
    }

    private static Candidate<String> candidate(String service, String version) {
        return new Candidate<>(service, Version.parseVersion(version), Map.of());
    }
}
