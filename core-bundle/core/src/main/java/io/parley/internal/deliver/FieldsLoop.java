// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.mapping.Mappings;
import io.parley.internal.mapping.Mappings.Described;
import io.parley.internal.pacing.Faults;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.work.Round;
import io.parley.spi.SyncException;
import io.parley.spi.crm.Describer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a CRM with a mapping for its fields: at once, and then every hour, since people change them. */
public final class FieldsLoop implements Round {

    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);
    private static final Duration WHILE_IT_DOES_NOT_FIT = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(FieldsLoop.class);

    private final String target;
    private final Describer describer;
    private final Mappings mappings;
    private final Gates gates;
    private final Faults faults;
    private final InstantSource clock;
    private final ReentrantLock asking;
    private int failures;

    /**
     * A loop for one target.
     *
     * @param asking held while the adapter is asked
     */
    public FieldsLoop(
            String target,
            Describer describer,
            Mappings mappings,
            Gates gates,
            Faults faults,
            InstantSource clock,
            ReentrantLock asking) {
        this.target = target;
        this.describer = describer;
        this.mappings = mappings;
        this.gates = gates;
        this.faults = faults;
        this.clock = clock;
        this.asking = asking;
    }

    @Override
    public Duration run() throws InterruptedException {
        Duration rest = rest();
        if (rest.compareTo(Duration.ZERO) > 0) {
            return rest;
        }
        Party party = Party.target(target);
        Optional<Duration> silence = gates.wait(party, Operation.FIELDS);
        if (silence.isPresent()) {
            return silence.get();
        }
        asking.lockInterruptibly();
        try {
            mappings.described(target, new Described(describer.records(), clock.instant()));
            faults.over(party, Operation.FIELDS);
            failures = 0;
            return rest();
        } catch (SyncException e) {
            return faults.met(e, party, Operation.FIELDS, ++failures);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The adapter of {} has a defect", party, e);
            SyncException defect =
                    new SyncException.Transient("The adapter cannot describe its fields: " + e, false, e);
            return faults.met(defect, party, Operation.FIELDS, ++failures);
        } finally {
            asking.unlock();
        }
    }

    /** How long it need not be asked. */
    private Duration rest() {
        if (mappings.wanted(target).isEmpty() && !mappings.doubted(target)) {
            return UNTIL_WOKEN;
        }
        Optional<Instant> asked = mappings.described(target).map(Described::at);
        if (asked.isEmpty()) {
            return Duration.ZERO;
        }
        Duration pause = mappings.doubted(target) ? WHILE_IT_DOES_NOT_FIT : BETWEEN_LOOKS;
        return Duration.between(clock.instant(), asked.get().plus(pause));
    }
}
