// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All contenders do the same work: the CRM holds the same after each of them, and found nothing wrong. */
class SameResultIT {

    @TempDir
    Path home;

    @Test
    void theCrmHoldsTheSameAfterEachOfThem() throws IOException {
        Map<String, String> digests = new LinkedHashMap<>();
        try (Servers servers = new Servers(home, 1, 500, 2)) {
            for (int records : List.of(200, 100, 1)) {
                Trial trial = new Trial(100, 400, 2, records);
                for (Contender contender : records == 200 ? List.of(Contender.values()) : Contender.OF_ANY_CRM) {
                    String name = contender + "-" + records;
                    Outcome outcome = trial.run(contender, servers, home.resolve(name));

                    assertThat(outcome.faults()).as(name).isEmpty();
                    digests.put(name, outcome.digest());
                }
            }
        }
        assertThat(digests.values()).as(digests.toString()).containsOnly(digests.get(Contender.PLAIN_LOOP + "-200"));
    }
}
