// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.server;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Time that all processes of this machine share. */
final class Moment {

    private Moment() {}

    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
