// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import io.parley.internal.work.Round;
import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks an account or target when it comes, when it is woken, and every hour; success opens its gate. */
public final class CheckLoop implements Round {

    private static final Logger LOG = LoggerFactory.getLogger(CheckLoop.class);

    private final Party party;
    private final Check check;
    private final Gates gates;
    private final Vitals vitals;
    private final Faults faults;
    private final InstantSource clock;
    private int failures;

    /** The plug-in's check. */
    @FunctionalInterface
    public interface Check {

        /** Makes one cheap request. */
        AccountInfo run() throws SyncException, InterruptedException;
    }

    /** A loop for one party. */
    public CheckLoop(Party party, Check check, Gates gates, Vitals vitals, Faults faults, InstantSource clock) {
        this.party = party;
        this.check = check;
        this.gates = gates;
        this.vitals = vitals;
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    public Duration run() throws InterruptedException {
        try {
            AccountInfo info = check.run();
            vitals.online(party, info, clock.instant());
            gates.open(party, Operation.ALL);
            failures = 0;
            info.warnings().forEach(warning -> LOG.warn("{}: {}", party, warning));
            return Faults.UNTIL_CHECK;
        } catch (SyncException e) {
            failures++;
            if (e instanceof SyncException.Transient || e instanceof SyncException.RateLimited) {
                vitals.unreachable(party, e.getMessage(), clock.instant());
                return e instanceof SyncException.RateLimited limit
                        ? longer(Duration.between(clock.instant(), limit.resumeAt()), Duration.ofSeconds(1))
                        : BackOff.after(failures);
            }
            SyncException lasting =
                    e instanceof SyncException.AuthExpired ? e : new SyncException.Permanent(e.getMessage());
            return faults.met(lasting, party, Operation.ALL, failures);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
