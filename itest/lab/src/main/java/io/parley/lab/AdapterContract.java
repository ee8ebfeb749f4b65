// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parley.lab.simulator.Fault;
import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Idempotence;
import java.time.Duration;

/** What every adapter does that reads replies. Each test begins with an empty CRM. */
public abstract class AdapterContract extends ReadingEvents {

    @ContractTest
    void describesItselfTheSameWayEachTime() {
        assertThat(adapter().describe().type()).matches("[a-z0-9-]{1,20}");
        assertThat(adapter().describe().name()).isNotBlank();
        assertThat(adapter().describe().maxBatch())
                .isEqualTo(adapter().describe().maxBatch());
    }

    @ContractTest
    void describesItselfWithoutTheNetwork() {
        Line line = line();
        adapterOn(line).describe();
        assertThat(line.calls()).isEmpty();
    }

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

    @ContractTest
    void checkProvesAGoodConfiguration() {
        assertThatCode(() -> assertThat(adapter().check().name()).isNotBlank()).doesNotThrowAnyException();
    }

    @ContractTest
    void checkFindsDeadCredentials() {
        CrmAdapter dead = given(deadAdapter(), "its test knows no dead credentials");
        Throwable fault = catchThrowable(dead::check);
        assertThat(fault).isInstanceOf(SyncException.AuthExpired.class);
        tellsNoSecret(fault);
    }

    @ContractTest
    void checkFindsMissingPermissions() {
        CrmAdapter weak = given(weakAdapter(), "its test knows no weak credentials");
        try {
            AccountInfo info = weak.check();
            assertThat(info.warnings()).as("what is missing").isNotEmpty();
        } catch (Exception e) {
            assertThat(e).isInstanceOf(SyncException.Permanent.class);
            tellsNoSecret(e);
        }
    }

    @ContractTest
    void checkFindsThatSomethingElseLivesThere() {
        Line line = line();
        line.fails(Fault.answering(Refusals.page()));
        Throwable fault = catchThrowable(adapterOn(line)::check);
        assertThat(fault).isInstanceOf(SyncException.class);
        tellsNoSecret(fault);
    }

    @ContractTest
    void checkFindsThatNobodyAnswers() {
        Line line = line();
        line.fails(Fault.cut());
        assertThat(catchThrowable(adapterOn(line)::check)).isInstanceOf(SyncException.Transient.class);
    }

    @ContractTest
    void checkIsInterruptedWithinASecond() throws Exception {
        Line line = line();
        Interruption.ends(line, adapterOn(line)::check);
    }

    @ContractTest
    void tellsNoSecret() {
        String told = adapter() + " " + adapter().describe();
        assertThat(secrets()).noneMatch(told::contains);
    }
}
