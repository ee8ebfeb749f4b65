// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.reply;

import io.parley.internal.pacing.BackOff;
import io.parley.internal.pacing.Faults;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.store.ErrandRows;
import io.parley.internal.store.ErrandRows.ErrandRow;
import io.parley.internal.store.Meta;
import io.parley.internal.store.Store;
import io.parley.internal.store.StoreException;
import io.parley.internal.work.Round;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ErrandRunner;
import io.parley.spi.channel.Inbox.NotStoredException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the errands of one account done, one a round: noted before, recorded after, never repeated when in doubt. */
public final class ErrandLoop implements Round {

    private static final Logger LOG = LoggerFactory.getLogger(ErrandLoop.class);
    private static final Duration PATIENCE = Duration.ofHours(72);
    private static final Duration AFTER_DEFECT = Duration.ofMinutes(15);
    private static final String IN_DOUBT = "It is not known whether it was done.";

    private final String account;
    private final ErrandRunner runner;
    private final Store store;
    private final Gates gates;
    private final Faults faults;
    private long epoch;
    private int failures;

    /** A loop for one account. */
    public ErrandLoop(String account, ErrandRunner runner, Store store, Gates gates, Faults faults) {
        this.account = account;
        this.runner = runner;
        this.store = store;
        this.gates = gates;
        this.faults = faults;
    }

    @Override
    public Duration run() throws InterruptedException {
        if (epoch == 0) {
            epoch = takeOver();
        }
        Optional<Duration> silence = gates.wait(Party.account(account), Operation.ERRAND);
        if (silence.isPresent()) {
            return silence.get();
        }
        Optional<ErrandRow> due = store.read(tx -> new ErrandRows(tx).due(account, epoch));
        if (due.isEmpty()) {
            return untilNext();
        }
        ErrandRow row = due.get();
        if (row.begun()) {
            return end(row, IN_DOUBT);
        }
        Optional<Duration> wait = waitOf(row);
        if (wait.isEmpty()) {
            record(rows -> rows.unwanted(row));
            return Duration.ZERO;
        }
        if (!wait.get().isZero()) {
            postpone(row, wait.get(), row.tries(), null);
            return Duration.ZERO;
        }
        record(rows -> rows.begun(row, epoch));
        return attempt(row);
    }

    private long takeOver() {
        return store.write(tx -> new Meta(tx).nextEpoch());
    }

    private Optional<Duration> waitOf(ErrandRow row) {
        try {
            return runner.wait(row.errand());
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The connector of account {} has a defect", account, e);
            return Optional.of(AFTER_DEFECT);
        }
    }

    private Duration attempt(ErrandRow row) throws InterruptedException {
        try {
            runner.run(row.errand());
        } catch (SyncException e) {
            return failed(row, e);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The connector of account {} has a defect", account, e);
            return end(row, IN_DOUBT);
        }
        record(rows -> rows.done(row));
        over();
        return Duration.ZERO;
    }

    private Duration failed(ErrandRow row, SyncException fault) throws InterruptedException {
        boolean never = fault instanceof SyncException.ItemRejected || fault instanceof SyncException.RecordGone;
        if (fault.inDoubt()) {
            return end(row, IN_DOUBT + " " + fault.getMessage());
        }
        if (never || row.errand().since().plus(PATIENCE).isBefore(now())) {
            return end(row, fault.getMessage());
        }
        postpone(row, BackOff.after(row.tries() + 1), row.tries() + 1, fault.getMessage());
        return faults.met(fault, Party.account(account), Operation.ERRAND, ++failures);
    }

    /** It stays begun until it has been said that it was not done: the next round takes over what could not be said. */
    private Duration end(ErrandRow row, String reason) throws InterruptedException {
        try {
            runner.unfinished(row.errand(), reason);
        } catch (NotStoredException e) {
            throw new StoreException(e.getMessage(), e);
        } finally {
            epoch = 0;
        }
        record(rows -> rows.unfinished(row, reason));
        LOG.warn("An errand of account {} was not done: {}", account, reason);
        return Duration.ZERO;
    }

    private void postpone(ErrandRow row, Duration pause, int tries, @Nullable String reason) {
        record(rows -> rows.waits(row, now().plus(pause), tries, reason));
    }

    private Instant now() {
        return store.read(tx -> tx.now());
    }

    private void over() {
        if (failures > 0) {
            faults.over(Party.account(account), Operation.ERRAND);
            failures = 0;
        }
    }

    /** What cannot be recorded is in doubt: the next round takes over from this one as from a stranger. */
    private void record(Recording recording) {
        try {
            store.write(tx -> {
                recording.into(new ErrandRows(tx));
                return null;
            });
        } catch (StoreException e) {
            epoch = 0;
            throw e;
        }
    }

    private Duration untilNext() {
        return store.read(tx -> new ErrandRows(tx).nextDue(account).map(due -> Duration.between(tx.now(), due)))
                .orElse(UNTIL_WOKEN);
    }

    /** Records what became of an errand. */
    @FunctionalInterface
    private interface Recording {

        void into(ErrandRows rows) throws SQLException;
    }
}
