// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.pacing.Faults;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.work.Round;
import io.parley.spi.SyncException;
import io.parley.spi.crm.Remnant;
import io.parley.spi.crm.Uninstaller;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what the agent made in one CRM, some of it a round, once a person has asked for it. */
public final class RemovalLoop implements Round {

    private static final int MOST_TRIES = 5;
    private static final Logger LOG = LoggerFactory.getLogger(RemovalLoop.class);

    private final Party party;
    private final Uninstaller adapter;
    private final Gates gates;
    private final Faults faults;
    private final InstantSource clock;
    private final ReentrantLock asking;
    private final AtomicReference<@Nullable Removal> wanted = new AtomicReference<>();
    private final Set<String> given = new HashSet<>();
    private int failures;

    /**
     * A loop for one target, to which nothing else is written.
     *
     * @param asking held while the adapter is called
     */
    public RemovalLoop(
            String target, Uninstaller adapter, Gates gates, Faults faults, InstantSource clock, ReentrantLock asking) {
        this.party = Party.target(target);
        this.adapter = adapter;
        this.gates = gates;
        this.faults = faults;
        this.clock = clock;
        this.asking = asking;
    }

    /** A person wants it; one that is on its way goes on. */
    void begin() {
        wanted.updateAndGet(before -> before == null || before.over() ? new Removal(clock.instant()) : before);
    }

    /** The one that was asked for last. */
    Optional<Removal> last() {
        return Optional.ofNullable(wanted.get());
    }

    @Override
    public Duration run() throws InterruptedException {
        Removal removal = wanted.get();
        if (removal == null || removal.over()) {
            return UNTIL_WOKEN;
        }
        Optional<Duration> silence = gates.wait(party, Operation.UNINSTALL);
        if (silence.isPresent()) {
            return silence.get();
        }
        asking.lockInterruptibly();
        try {
            return goOn(removal);
        } finally {
            asking.unlock();
        }
    }

    private Duration goOn(Removal removal) throws InterruptedException {
        Remnant next = null;
        try {
            Optional<Remnant> first = adapter.remnants().stream()
                    .filter(remnant -> remnant.instruction().isEmpty() && remnant.count() > 0)
                    .filter(remnant -> !given.contains(remnant.id()))
                    .findFirst();
            if (first.isEmpty()) {
                return end(removal);
            }
            next = first.get();
            removal.begin(next);
            long left = adapter.remove(next);
            removal.removed(next.count() - left);
            faults.over(party, Operation.UNINSTALL);
            failures = left < next.count() ? 0 : failures + 1;
            if (failures >= MOST_TRIES) {
                giveUp(removal, next, "it does not become less");
            }
            return Duration.ZERO;
        } catch (SyncException e) {
            return failed(removal, next, e);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The adapter of {} has a defect", party, e);
            return failed(removal, next, new SyncException.Transient("The adapter failed: " + e, true, e));
        }
    }

    private Duration failed(Removal removal, @Nullable Remnant remnant, SyncException fault) {
        boolean refused = fault instanceof SyncException.ItemRejected || fault instanceof SyncException.RecordGone;
        boolean tooOften = fault instanceof SyncException.Transient && ++failures >= MOST_TRIES;
        if ((refused || tooOften) && remnant != null) {
            giveUp(removal, remnant, fault.getMessage());
            return Duration.ZERO;
        }
        boolean lasting = fault instanceof SyncException.AuthExpired || fault instanceof SyncException.Permanent;
        if (refused || tooOften || lasting) {
            removal.failed(fault.getMessage());
            return end(removal);
        }
        return faults.met(fault, party, Operation.UNINSTALL, Math.max(1, failures));
    }

    private void giveUp(Removal removal, Remnant remnant, String reason) {
        removal.failed(remnant, reason);
        given.add(remnant.id());
        failures = 0;
    }

    private Duration end(Removal removal) {
        removal.end();
        given.clear();
        failures = 0;
        return UNTIL_WOKEN;
    }
}
