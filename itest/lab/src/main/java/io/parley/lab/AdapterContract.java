// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Idempotence;
import java.time.Duration;

/** What every adapter does that reads replies. Each test begins with an empty CRM. */
public abstract class AdapterContract extends ReadingEvents {

    @ContractTest
    void promisesOfRepeatingHaveTheirBounds() {
        for (CrmWrite.Kind kind : CrmWrite.Kind.values()) {
            Idempotence promise = adapter().describe().idempotence(kind);
            switch (promise.kind()) {
                case PROVIDER_DEDUPES -> assertThat(promise.bound()).isPositive();
                case READ_BACK -> assertThat(promise.bound()).isBetween(Duration.ZERO, Duration.ofDays(1));
                default -> assertThat(promise.bound()).isZero();
            }
        }
    }
}
