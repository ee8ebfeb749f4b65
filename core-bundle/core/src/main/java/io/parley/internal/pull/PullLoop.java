// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pull;

import io.parley.internal.intake.Intake;
import io.parley.internal.intake.Intake.Arrival;
import io.parley.internal.intake.Intake.Move;
import io.parley.internal.pacing.Faults;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.store.Items;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.Meta;
import io.parley.internal.store.ReadPositions;
import io.parley.internal.store.ReadPositions.Position;
import io.parley.internal.store.Restored;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Round;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one stream of one account, a page a round. */
public final class PullLoop implements Round {

    private static final Logger LOG = LoggerFactory.getLogger(PullLoop.class);
    private static final int LIMIT = 200;
    /** How far the clock of a channel may be behind ours; many also write down no more than the second. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final Stream stream;
    private final Looks looks;
    private final Store store;
    private final Intake intake;
    private final Gates gates;
    private final Faults faults;
    private @Nullable Instant since;
    private int failures;
    private boolean catchingUp = true;

    /**
     * What is read, and how often.
     *
     * @param account whose
     * @param name of the stream
     * @param backfill how long before the first meeting things are wanted
     * @param pause between two looks
     * @param listens whether it finds what was not said to the account
     */
    public record Stream(String account, String name, Duration backfill, Duration pause, boolean listens) {

        /** Of what all that it brings is a find; null if it is what was said to the account. */
        @Nullable String foundBy() {
            return listens ? name : null;
        }

        /** Since when it is read: what listens does not go back to when the account was met. */
        Instant meet(Tx tx) throws SQLException {
            Instant beginning = tx.now().minus(backfill).minus(CLOCKS);
            Meta meta = new Meta(tx);
            return listens
                    ? meta.meet("listening", account + "/" + name, beginning)
                    : meta.meet(Ledger.ACCOUNT, account, beginning);
        }
    }

    /** A loop for one stream. */
    public PullLoop(Stream stream, Looks looks, Store store, Intake intake, Gates gates, Faults faults) {
        this.stream = stream;
        this.looks = looks;
        this.store = store;
        this.intake = intake;
        this.gates = gates;
        this.faults = faults;
    }

    private record Start(Optional<Position> position, long known) {}

    @Override
    public Duration run() throws InterruptedException {
        Party party = Party.account(stream.account());
        Optional<Duration> silence = gates.wait(party, Operation.PULL, stream.name());
        if (silence.isPresent()) {
            return silence.get();
        }
        if (since == null) {
            since = meet();
        }
        ReadPositions.Stream key = new ReadPositions.Stream(Ledger.ACCOUNT, stream.account(), stream.name());
        Start start = store.read(tx -> new Start(new ReadPositions(tx).find(key), new Items(tx).position()));
        looks.begin();
        Page page;
        try {
            page = looks.pull(new PullRequest(
                    stream.name(),
                    start.position().map(Position::cursor).orElse(null),
                    since,
                    LIMIT,
                    part -> store.read(tx -> new ReadPositions(tx).part(key, part))));
        } catch (SyncException e) {
            return faults.met(e, party, Operation.PULL, stream.name(), ++failures);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The connector of {} has a defect", party, e);
            SyncException defect = new SyncException.Transient("The connector failed: " + e, false, e);
            return faults.met(defect, party, Operation.PULL, stream.name(), ++failures);
        }
        boolean news = !page.changes().isEmpty()
                || !page.unwanted().isEmpty()
                || !page.rejected().isEmpty()
                || !page.parts().isEmpty();
        if (news || start.position().map(at -> !at.cursor().equals(page.next())).orElse(true)) {
            store(key, start, page);
        }
        if (!page.more()) {
            looks.end();
            catchUp(key);
        }
        if (failures > 0) {
            faults.over(party, Operation.PULL, stream.name());
            failures = 0;
        }
        Duration asked = page.pause().orElse(Duration.ZERO);
        Duration pause = asked.compareTo(stream.pause()) > 0 ? asked : stream.pause();
        return page.more() ? Duration.ZERO : pause;
    }

    /** What is read from now on is new to every life of the agent. */
    private void catchUp(ReadPositions.Stream key) {
        if (catchingUp) {
            if (store.read(tx -> new Restored(tx).gapOf(key)).isPresent()) {
                store.write(tx -> {
                    new Restored(tx).caughtUp(key);
                    return null;
                });
            }
            catchingUp = false;
        }
    }

    private Instant meet() {
        return store.write(stream::meet);
    }

    private void store(ReadPositions.Stream key, Start start, Page page) {
        Move move = new Move(key, start.position().map(Position::version).orElse(0L), page.next(), page.parts());
        intake.accept(new Arrival(
                stream.account(),
                page.changes(),
                page.unwanted(),
                page.rejected(),
                move,
                OptionalLong.of(start.known()),
                stream.foundBy()));
        LOG.debug(
                "{} {}: {} changes, {} rejected",
                stream.account(),
                stream.name(),
                page.changes().size(),
                page.rejected().size());
    }
}
