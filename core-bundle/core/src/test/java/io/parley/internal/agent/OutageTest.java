// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A CRM that is away for a day while people go on writing. {@code -Dwaiting=100000} makes as many messages wait; the build is
 * content with fewer.
 */
class OutageTest extends WorldTest {

    private static final int WAITING = Integer.getInteger("waiting", 1_200);
    private static final int HOURS = 24;
    private static final int THREADS = WAITING / 8;

    private final Map<String, List<String>> said = new TreeMap<>();
    private int number;

    @Test
    void whatWaitedForADayIsBroughtInOrder() {
        world.channel.say("t0", "p0", "first", "Before it went away");
        world.settle();
        int callsBefore = world.crm.calls();
        world.crm.away(true);
        for (int hour = 0; hour < HOURS; hour++) {
            speak(WAITING / HOURS);
            world.settle(Duration.ofHours(1));
        }
        int callsInVain = world.crm.calls() - callsBefore;
        assertThat(world.ledger().targets().get(0).in("pending")).isEqualTo(number);
        world.crm.answer(world.crm.cases().get(0), "We are back.");
        world.crm.away(false);
        world.settle(Duration.ofMinutes(16));
        assertThat(world.channel.answers()).containsExactly("We are back.");
        assertThat(world.ledger().targets().get(0).in("pending")).isZero();
        assertThat(callsInVain)
                .as("calls while it was away, to write, to read and to check")
                .isLessThan(3 * 5 * HOURS);
        assertThat(world.crm.cases()).hasSize(THREADS);
        assertThat(heard()).containsExactlyInAnyOrderElementsOf(said.values());
    }

    private void speak(int messages) {
        for (int i = 0; i < messages; i++) {
            String thread = "t" + (1 + number % (THREADS - 1));
            String text = "Message " + number;
            said.computeIfAbsent(thread, name -> new ArrayList<>()).add(text);
            world.channel.say(thread, "p" + thread, "m" + number, text);
            number++;
        }
    }

    private List<List<String>> heard() {
        return world.crm.cases().stream()
                .map(world.crm::timeline)
                .filter(timeline -> !timeline.contains("Before it went away"))
                .toList();
    }
}
