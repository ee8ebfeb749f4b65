// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pull;

import io.parley.internal.intake.Intake;
import io.parley.internal.pacing.Faults;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.store.Conversations;
import io.parley.internal.store.Items;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Profiles.Known;
import io.parley.internal.store.Rechecks;
import io.parley.internal.store.Rechecks.Due;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Round;
import io.parley.model.Change;
import io.parley.model.Conversation;
import io.parley.model.Message;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Rechecker;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again at the messages of one account, a call a round. */
public final class RecheckLoop implements Round {

    private static final Logger LOG = LoggerFactory.getLogger(RecheckLoop.class);
    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(2);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final String account;
    private final Party party;
    private final Rechecker rechecker;
    private final Store store;
    private final Intake intake;
    private final Gates gates;
    private final Faults faults;
    private int failures;

    /** A loop for one account. */
    public RecheckLoop(String account, Rechecker rechecker, Store store, Intake intake, Gates gates, Faults faults) {
        this.account = account;
        this.party = Party.account(account);
        this.rechecker = rechecker;
        this.store = store;
        this.intake = intake;
        this.gates = gates;
        this.faults = faults;
    }

    private record Look(List<Due> due, List<Change.MessageSeen> messages, long known) {}

    @Override
    public Duration run() throws InterruptedException {
        Optional<Duration> silence = gates.wait(party, Operation.RECHECK);
        if (silence.isPresent()) {
            return silence.get();
        }
        Look look = store.read(this::plan);
        if (look.due().isEmpty()) {
            return untilNext();
        }
        List<Change> changes;
        try {
            changes = look.messages().isEmpty() ? List.of() : rechecker.recheck(look.messages());
        } catch (SyncException e) {
            return faults.met(e, party, Operation.RECHECK, ++failures);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The connector of {} has a defect", party, e);
            SyncException defect = new SyncException.Transient("The connector failed: " + e, false, e);
            return faults.met(defect, party, Operation.RECHECK, ++failures);
        }
        record(look, changes);
        if (failures > 0) {
            faults.over(party, Operation.RECHECK);
            failures = 0;
        }
        return BETWEEN_CALLS;
    }

    private void record(Look look, List<Change> changes) {
        store.write(tx -> {
            intake.recheck(tx, account, changes, look.known());
            for (Due due : look.due()) {
                new Rechecks(tx).looked(account, due);
            }
            return null;
        });
    }

    private Look plan(Tx tx) throws SQLException {
        Items items = new Items(tx);
        List<Due> due = new Rechecks(tx).due(account, rechecker.recheckLimit());
        List<Change.MessageSeen> messages = new ArrayList<>();
        for (Due one : due) {
            Optional<Message> message = items.lastSeen(one.key());
            if (message.isPresent()) {
                messages.add(whole(tx, message.get()));
            }
        }
        return new Look(due, messages, items.position());
    }

    private static Change.MessageSeen whole(Tx tx, Message message) throws SQLException {
        Known author = new Profiles(tx).find(message.author().key()).orElseThrow();
        Conversation conversation =
                new Conversations(tx).find(message.conversation().key()).orElseThrow();
        return new Change.MessageSeen(message, author.profile(), conversation);
    }

    private Duration untilNext() {
        return store.read(tx -> new Rechecks(tx).nextDue(account).map(due -> Duration.between(tx.now(), due)))
                .filter(wait -> wait.compareTo(IDLE) < 0)
                .orElse(IDLE);
    }
}
