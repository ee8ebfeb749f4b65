// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.reply;

import io.parley.internal.pacing.Faults;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.reply.Sending.Next;
import io.parley.internal.store.Meta;
import io.parley.internal.store.Replies;
import io.parley.internal.store.Replies.StoredReply;
import io.parley.internal.store.Store;
import io.parley.internal.store.StoreException;
import io.parley.internal.work.Round;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ReplySender;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the answers of one account, one a round: noted before, recorded after, looked into when in doubt. */
public final class SendLoop implements Round {

    private static final Logger LOG = LoggerFactory.getLogger(SendLoop.class);

    private final String account;
    private final ReplySender sender;
    private final Store store;
    private final Settlement settlement;
    private final Gates gates;
    private final Faults faults;
    private long epoch;
    private int failures;

    /** A loop for one account. */
    public SendLoop(
            String account, ReplySender sender, Store store, Settlement settlement, Gates gates, Faults faults) {
        this.account = account;
        this.sender = sender;
        this.store = store;
        this.settlement = settlement;
        this.gates = gates;
        this.faults = faults;
    }

    @Override
    public Duration run() throws InterruptedException {
        if (epoch == 0) {
            epoch = takeOver();
        }
        Optional<Duration> silence = gates.wait(Party.account(account), Operation.SEND);
        if (silence.isPresent()) {
            return silence.get();
        }
        Optional<StoredReply> due = store.read(tx -> new Replies(tx).due(account, epoch));
        if (due.isEmpty()) {
            return untilNext();
        }
        Next next = prepare(due.get());
        return switch (next.step()) {
            case NOTHING -> Duration.ZERO;
            case SEARCH -> search(next);
            case SEND -> send(next);
        };
    }

    private long takeOver() {
        return store.write(tx -> {
            long drawn = new Meta(tx).nextEpoch();
            new Replies(tx).recover(account, drawn);
            return drawn;
        });
    }

    private Next prepare(StoredReply due) {
        return store.write(tx -> new Sending(tx, sender, settlement, epoch).prepare(due));
    }

    private Next decide(Next searched, List<SentFinder.Sent> found) {
        return store.write(tx -> new Sending(tx, sender, settlement, epoch).decide(searched, found));
    }

    private Duration send(Next next) throws InterruptedException {
        SendReceipt receipt;
        try {
            receipt = sender.send(next.toSend());
        } catch (SyncException e) {
            record(next.row(), end -> end.failed(e, next.repeated()));
            return met(e);
        } catch (InterruptedException e) {
            SyncException interrupted = new SyncException.Transient("The send was interrupted", true, e);
            record(next.row(), end -> end.failed(interrupted, next.repeated()));
            throw e;
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The connector of account {} has a defect", account, e);
            SyncException defect = new SyncException.Transient("The connector failed: " + e, true, e);
            record(next.row(), end -> end.failed(defect, next.repeated()));
            return Duration.ZERO;
        }
        record(next.row(), end -> end.sent(receipt, next.toSend()));
        over();
        return Duration.ZERO;
    }

    private Duration search(Next next) throws InterruptedException {
        List<SentFinder.Sent> found;
        try {
            found = ((SentFinder) sender).sentSince(next.toSend(), next.searchSince());
        } catch (SyncException e) {
            record(next.row(), end -> end.notFoundOut(e));
            return met(e);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The connector of account {} has a defect", account, e);
            record(next.row(), end -> end.notFoundOut(new SyncException.Transient("It failed: " + e, false, e)));
            return Duration.ZERO;
        }
        Next after = decide(next, found);
        over();
        return after.step() == Sending.Step.SEND ? send(after) : Duration.ZERO;
    }

    private Duration met(SyncException fault) {
        if (fault instanceof SyncException.ItemRejected || fault instanceof SyncException.RecordGone) {
            return Duration.ZERO;
        }
        return faults.met(fault, Party.account(account), Operation.SEND, ++failures);
    }

    private void over() {
        if (failures > 0) {
            faults.over(Party.account(account), Operation.SEND);
            failures = 0;
        }
    }

    /** What cannot be recorded is in doubt: the next round takes over from this one as from a stranger. */
    private void record(StoredReply row, Recording recording) {
        try {
            store.write(tx -> {
                recording.into(new SendEnd(tx, row, sender, settlement));
                return null;
            });
        } catch (StoreException e) {
            epoch = 0;
            throw e;
        }
    }

    private Duration untilNext() {
        return store.read(tx -> new Replies(tx).nextDue(account).map(due -> Duration.between(tx.now(), due)))
                .orElse(UNTIL_WOKEN);
    }

    /** Records how a send ended. */
    @FunctionalInterface
    private interface Recording {

        void into(SendEnd end) throws SQLException;
    }
}
