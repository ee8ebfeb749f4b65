// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import io.parley.internal.pacing.Gates.Closed;
import io.parley.internal.pacing.Gates.Kind;
import io.parley.spi.SyncException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failed call means for everything else of the same account or target: which gate closes, for how long. */
public final class Faults {

    /** How long a gate stays closed when somebody must act, until it is checked again. */
    public static final Duration UNTIL_CHECK = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final Gates gates;
    private final Vitals vitals;
    private final InstantSource clock;

    /** Joins what is needed. */
    public Faults(Gates gates, Vitals vitals, InstantSource clock) {
        this.gates = gates;
        this.vitals = vitals;
        this.clock = clock;
    }

    /**
     * Closes the gate that the failure asks for.
     *
     * @param fault what the plug-in threw for a whole call
     * @param party whose call it was
     * @param operation which call it was
     * @param failures in a row, this one included
     * @return the pause until it is worth trying again
     */
    public Duration met(SyncException fault, Party party, Operation operation, int failures) {
        return met(fault, party, operation, "", failures);
    }

    /**
     * As {@link #met(SyncException, Party, Operation, int)}, for a part of the operation, such as one stream of several: what
     * fails for now holds up that part alone.
     */
    public Duration met(SyncException fault, Party party, Operation operation, String part, int failures) {
        Instant now = clock.instant();
        if (fault instanceof SyncException.RateLimited limit) {
            Instant until = limit.resumeAt().isAfter(now) ? limit.resumeAt() : now.plusSeconds(1);
            gates.close(new Closed(party, operation, "", Kind.RATE, until, limit.getMessage()));
            return Duration.between(now, until);
        }
        if (fault instanceof SyncException.AuthExpired || fault instanceof SyncException.Permanent) {
            Kind kind = fault instanceof SyncException.AuthExpired ? Kind.AUTH : Kind.PERMANENT;
            boolean news =
                    gates.close(new Closed(party, Operation.ALL, "", kind, now.plus(UNTIL_CHECK), fault.getMessage()));
            vitals.mustAct(party, fault.getMessage(), now);
            if (news) {
                // Calls that were under way find out the same.
                LOG.warn("Everything of {} waits: {}", party, fault.getMessage());
            }
            return UNTIL_CHECK;
        }
        Duration pause = BackOff.after(failures);
        gates.close(new Closed(party, operation, part, Kind.FAULT, now.plus(pause), fault.getMessage()));
        LOG.debug(
                "{} of {} failed {} times, again in {} s: {}",
                operation,
                party,
                failures,
                pause.toSeconds(),
                fault.getMessage());
        return pause;
    }

    /** It works again. */
    public void over(Party party, Operation operation) {
        over(party, operation, "");
    }

    /** A part of it works again, and with it nothing stands against the whole. */
    public void over(Party party, Operation operation, String part) {
        gates.open(party, operation, part);
        gates.open(party, operation);
    }
}
