// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.channel.webchat.web.RefusedException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OffHoursTest {

    @Test
    void whoBeginsWhileNobodyIsThereHasToSayWhereToAnswer() throws Exception {
        OffHours closed = on("2026-11-22T12:00:00Z");
        assertThatThrownBy(() -> closed.admit(Optional.empty()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("email must be your address");
        assertThat(closed.admit(Optional.of("anna@example.org"))).isEqualTo(" (outside business hours)");
    }

    @Test
    void whileSomebodyIsThereNothingIsDifferent() throws Exception {
        assertThat(on("2026-11-23T12:00:00Z").admit(Optional.empty())).isEmpty();
    }

    private static OffHours on(String now) {
        return new OffHours(new BusinessHours(
                new String[] {"Mon-Fri 09:00-17:00"}, "UTC", new String[0], InstantSource.fixed(Instant.parse(now))));
    }
}
