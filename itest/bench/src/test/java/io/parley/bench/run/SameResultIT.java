// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All contenders do the same work: the CRM holds the same after each of them, and found nothing wrong. */
class SameResultIT {

    @TempDir
    Path home;

    @Test
    void theCrmHoldsTheSameAfterEachOfThem() throws IOException {
        Trial trial = new Trial(100, 400, 2);
        Map<Contender, String> digests = new EnumMap<>(Contender.class);
        try (Servers servers = new Servers(home, 1, trial.size(), trial.accounts())) {
            for (Contender contender : Contender.values()) {
                Outcome outcome = trial.run(contender, servers, home.resolve(contender.name()));

                assertThat(outcome.faults()).as(contender.title()).isEmpty();
                digests.put(contender, outcome.digest());
            }
        }
        assertThat(digests.values()).as(digests.toString()).containsOnly(digests.get(Contender.PLAIN_LOOP));
    }
}
