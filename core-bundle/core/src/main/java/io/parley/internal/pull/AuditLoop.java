// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pull;

import io.parley.internal.intake.Gaps;
import io.parley.internal.intake.Intake;
import io.parley.internal.pacing.BackOff;
import io.parley.internal.pacing.Faults;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.store.Audits;
import io.parley.internal.store.Audits.Standing;
import io.parley.internal.store.Items;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Round;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a day lists what one stream should have brought since the last time, without its cursor, and takes in what it did not
 * bring. What is not known yet is no gap before a whole look that began after the listing has not brought it either.
 */
public final class AuditLoop implements Round {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLoop.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration OVERLAP = Duration.ofHours(1);
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration BETWEEN_PAGES = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final int LIMIT = 200;
    private static final int MOST_FAILURES = 5;

    private final PullLoop.Stream stream;
    private final Duration lateness;
    private final Party party;
    private final Looks looks;
    private final Store store;
    private final Intake intake;
    private final Gates gates;
    private final Faults faults;
    private final AtomicBoolean requested = new AtomicBoolean();
    private @Nullable Listing listing;

    /**
     * An audit of one stream.
     *
     * @param lateness how late something may appear in it: so far back is listed each time
     */
    public AuditLoop(
            PullLoop.Stream stream,
            Duration lateness,
            Looks looks,
            Store store,
            Intake intake,
            Gates gates,
            Faults faults) {
        this.stream = stream;
        this.lateness = lateness;
        this.party = Party.account(stream.account());
        this.looks = looks;
        this.store = store;
        this.intake = intake;
        this.gates = gates;
        this.faults = faults;
    }

    /** The next round begins an audit; while one is on, another follows it. Any thread. */
    public void request() {
        requested.set(true);
    }

    @Override
    public Duration run() throws InterruptedException {
        Listing current = listing;
        if (current == null) {
            Duration wait = schedule();
            if (!requested.getAndSet(false) && !wait.isZero()) {
                return wait;
            }
            listing = begin();
            return Duration.ZERO;
        }
        if (!current.atEnd()) {
            return list(current);
        }
        if (!looks.ended(current.look())) {
            return BETWEEN_LOOKS;
        }
        end(current);
        listing = null;
        return Duration.ZERO;
    }

    private Duration schedule() {
        return store.write(this::untilDue);
    }

    private Listing begin() {
        return store.write(this::begin);
    }

    private void end(Listing current) {
        store.write(tx -> end(tx, current));
    }

    private Duration untilDue(Tx tx) throws SQLException {
        Audits audits = new Audits(tx);
        Optional<Standing> known = audits.standing(stream.account(), stream.name());
        Standing standing = known.orElse(new Standing(tx.now().plus(DAY), tx.now()));
        if (known.isEmpty()) {
            audits.ended(stream.account(), stream.name(), standing, 0);
        }
        if (!standing.due().isAfter(tx.now())) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(tx.now(), standing.due());
        return wait.compareTo(IDLE) < 0 ? wait : IDLE;
    }

    /** A listing overlaps with the one before, so that nothing falls between them. */
    private Listing begin(Tx tx) throws SQLException {
        Instant met = stream.meet(tx);
        Instant late = tx.now().minus(lateness);
        Instant sinceLast = Collections.max(List.of(
                Collections.min(List.of(last(tx).minus(OVERLAP), tx.now().minus(DAY))),
                tx.now().minus(LONGEST)));
        Instant since = Collections.max(List.of(met, Collections.min(List.of(sinceLast, late))));
        return new Listing(tx.now(), since, new Items(tx).position());
    }

    private Instant last(Tx tx) throws SQLException {
        return new Audits(tx)
                .standing(stream.account(), stream.name())
                .map(Standing::listed)
                .orElse(tx.now());
    }

    private Duration list(Listing current) throws InterruptedException {
        Optional<Duration> silence = Stream.of(Operation.AUDIT, Operation.PULL)
                .flatMap(operation -> gates.wait(party, operation, stream.name()).stream())
                .max(Duration::compareTo);
        if (silence.isPresent()) {
            return silence.get();
        }
        Page page;
        try {
            page = looks.pull(new PullRequest(stream.name(), current.cursor(), current.since(), LIMIT));
        } catch (SyncException.RateLimited e) {
            return faults.met(e, party, Operation.AUDIT, 1);
        } catch (SyncException | RuntimeException | LinkageError e) {
            return failed(current, e);
        }
        current.add(store.read(tx -> new Gaps(tx, stream.account()).among(page.changes(), page.rejected())));
        if (!current.goesOn(page)) {
            LOG.debug("{} {}: listed until {}, more {}", party, stream.name(), current.cursor(), page.more());
            current.end(looks.next());
        }
        return page.pause().filter(asked -> asked.compareTo(BETWEEN_PAGES) > 0).orElse(BETWEEN_PAGES);
    }

    /** Whether the account works is for its reading to say: it may well be that it cannot be listed from the beginning. */
    private Duration failed(Listing current, Throwable fault) {
        int failures = current.failed();
        LOG.debug("{} {} could not be listed, {} times", party, stream.name(), failures, fault);
        if (failures < MOST_FAILURES) {
            return BackOff.after(failures);
        }
        current.end(looks.next());
        return Duration.ZERO;
    }

    private @Nullable Void end(Tx tx, Listing current) throws SQLException {
        int missed = intake.missed(tx, stream.account(), stream.foundBy(), current.unknown(), current.known());
        boolean atOnce = current.full() && missed > 0;
        Duration pause = atOnce ? Duration.ZERO : current.whole() ? DAY : AFTER_FAILURE;
        Instant listed = pause.equals(DAY) ? current.begun() : last(tx);
        new Audits(tx)
                .ended(stream.account(), stream.name(), new Standing(tx.now().plus(pause), listed), missed);
        if (missed > 0) {
            tx.afterCommit(() -> LOG.warn(
                    "The channel of {} lists more than its stream {} brought: the audit took in {}",
                    party,
                    stream.name(),
                    missed));
        }
        return null;
    }
}
