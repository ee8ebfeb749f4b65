// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.identity;

import static io.parley.internal.identity.CasePolicy.Turn.BEGINS_ANEW;
import static io.parley.internal.identity.CasePolicy.Turn.GOES_ON;
import static io.parley.internal.identity.CasePolicy.Turn.STAYS_CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.identity.CasePolicy.Turn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CasePolicyTest {

    private static final Instant CLOSED = Instant.parse("2026-05-04T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // reopenWithinHours, newCaseAfterHours, minutes since the closing
        "72, 72,     0, GOES_ON",
        "72, 72,  4320, GOES_ON",
        "72, 72,  4321, BEGINS_ANEW",
        "24, 168, 1440, GOES_ON",
        "24, 168, 1441, STAYS_CLOSED",
        "24, 168, 10080, STAYS_CLOSED",
        "24, 168, 10081, BEGINS_ANEW",
        "24, 0,   1441, STAYS_CLOSED",
        "24, 0, 525600, STAYS_CLOSED",
        "0, 24,      0, GOES_ON",
        "0, 24,      1, STAYS_CLOSED",
        "0, 24,   1441, BEGINS_ANEW",
        "0, 0,  525600, STAYS_CLOSED",
        "168, 24, 1441, GOES_ON",
        "168, 24, 10080, GOES_ON",
        "168, 24, 10081, BEGINS_ANEW",
    })
    void whatAMessageDoesDependsOnTheTimeSinceTheClosing(int reopen, int anew, int minutes, Turn expected) {
        CasePolicy policy = new CasePolicy(Duration.ofHours(reopen), Duration.ofHours(anew));
        assertThat(policy.at(CLOSED, CLOSED.plus(Duration.ofMinutes(minutes)))).isEqualTo(expected);
    }

    @Test
    void anOpenCaseAlwaysGoesOn() {
        CasePolicy policy = new CasePolicy(Duration.ZERO, Duration.ofHours(1));
        assertThat(policy.at(null, CLOSED.plus(Duration.ofDays(1_000)))).isEqualTo(GOES_ON);
    }

    @Test
    void aClockThatRunsBehindThatOfTheCrmOpensTheCase() {
        assertThat(CasePolicy.USUAL.at(CLOSED, CLOSED.minusSeconds(600))).isEqualTo(GOES_ON);
    }

    @Test
    void whoReadsItLaterNeverGoesBack() {
        for (CasePolicy policy : new CasePolicy[] {
            CasePolicy.USUAL,
            new CasePolicy(Duration.ofHours(24), Duration.ofHours(168)),
            new CasePolicy(Duration.ofHours(5), Duration.ZERO),
            new CasePolicy(Duration.ofHours(9), Duration.ofHours(3))
        }) {
            Turn before = GOES_ON;
            for (int hour = 0; hour < 400; hour++) {
                Turn now = policy.at(CLOSED, CLOSED.plus(Duration.ofHours(hour)));
                assertThat(now).as("%s after %d h", policy, hour).isGreaterThanOrEqualTo(before);
                before = now;
            }
            assertThat(before).isIn(STAYS_CLOSED, BEGINS_ANEW);
        }
    }
}
