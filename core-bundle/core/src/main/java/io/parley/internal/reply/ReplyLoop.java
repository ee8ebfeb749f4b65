// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.reply;

import io.parley.internal.pacing.Faults;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.Meta;
import io.parley.internal.store.ReadPositions;
import io.parley.internal.store.ReadPositions.Position;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Hints;
import io.parley.internal.work.Round;
import io.parley.spi.SyncException;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.ReplySource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what people did in one CRM, a page a round. */
public final class ReplyLoop implements Round {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyLoop.class);
    private static final String STREAM = "events";
    private static final int LIMIT = 200;
    private static final Duration HELD_PAUSE = Duration.ofMillis(250);

    private final String target;
    private final ReplySource source;
    private final Rhythm rhythm;
    private final Store store;
    private final Settlement settlement;
    private final Gates gates;
    private final Faults faults;
    private final Hints hints;
    private final SignIntake signs;
    private @Nullable Instant since;
    private Instant nextLook = Instant.MIN;
    private int failures;
    private boolean held = true;
    private boolean catchingUp = true;
    private volatile Instant completeSince = Instant.MIN;

    /**
     * How fast things go.
     *
     * @param pause between two looks
     * @param recall how long an answer rests before it is sent, so that it can be taken back
     */
    public record Rhythm(Duration pause, Duration recall) {}

    /** A loop for one target. */
    public ReplyLoop(
            String target,
            ReplySource source,
            Rhythm rhythm,
            Store store,
            Settlement settlement,
            Gates gates,
            Faults faults,
            Hints hints,
            SignIntake signs) {
        this.target = target;
        this.source = source;
        this.rhythm = rhythm;
        this.store = store;
        this.settlement = settlement;
        this.gates = gates;
        this.faults = faults;
        this.hints = hints;
        this.signs = signs;
    }

    static ReadPositions.Stream streamOf(String target) {
        return new ReadPositions.Stream(Ledger.TARGET, target, STREAM);
    }

    /** {@return what people did before this moment is stored; of any thread} */
    public Instant completeSince() {
        return completeSince;
    }

    @Override
    public Duration run() throws InterruptedException {
        Party party = Party.target(target);
        Optional<Duration> silence = gates.wait(party, Operation.EVENTS);
        if (silence.isPresent()) {
            return silence.get();
        }
        if (since == null) {
            since = meet();
        }
        Instant now = store.read(Tx::now);
        if (held && now.isBefore(nextLook)) {
            held = address();
            return restUntilLook(now);
        }
        ReadPositions.Stream key = streamOf(target);
        Optional<Position> position = store.read(tx -> new ReadPositions(tx).find(key));
        EventPage page;
        try {
            page = source.events(new EventRequest(position.map(Position::cursor).orElse(null), since, LIMIT));
        } catch (SyncException e) {
            return faults.met(e, party, Operation.EVENTS, ++failures);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The adapter of {} has a defect", party, e);
            SyncException defect = new SyncException.Transient("The adapter failed: " + e, false, e);
            return faults.met(defect, party, Operation.EVENTS, ++failures);
        }
        boolean moved = position.isEmpty() || !position.get().cursor().equals(page.next());
        boolean atEnd = catchingUp && !page.more();
        if (moved || held || atEnd || !page.events().isEmpty()) {
            held = take(
                    page, moved ? new Move(key, position.map(Position::version).orElse(0L)) : null);
            catchingUp = catchingUp && !atEnd;
        }
        signs.take(page.signs());
        if (failures > 0) {
            faults.over(party, Operation.EVENTS);
            failures = 0;
        }
        nextLook = now.plus(rhythm.pause());
        completeSince = page.more() ? completeSince : now;
        return page.more() ? Duration.ZERO : restUntilLook(now);
    }

    private Instant meet() {
        return store.write(tx -> new Meta(tx).meet(Ledger.TARGET, target, tx.now()));
    }

    /** Where the cursor stood that a page moves on. */
    private record Move(ReadPositions.Stream stream, long version) {}

    /** Stores a page with its cursor; says whether any answer is held. */
    private boolean take(EventPage page, @Nullable Move move) {
        return store.write(tx -> {
            if (move != null) {
                new ReadPositions(tx).move(move.stream(), move.version(), page.next());
            }
            EventIntake intake = intake(tx);
            intake.take(page.events());
            if (!page.more()) {
                intake.atEnd();
            }
            return intake.address();
        });
    }

    private boolean address() {
        return store.write(tx -> intake(tx).address());
    }

    private EventIntake intake(Tx tx) {
        return new EventIntake(tx, target, rhythm.recall(), settlement, hints);
    }

    /** What is held is looked at more often than the CRM. */
    private Duration restUntilLook(Instant now) {
        Duration rest = Duration.between(now, nextLook);
        return held && rest.compareTo(HELD_PAUSE) > 0 ? HELD_PAUSE : rest;
    }
}
