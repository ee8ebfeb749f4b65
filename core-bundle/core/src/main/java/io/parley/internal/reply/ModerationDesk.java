// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.reply;

import io.parley.internal.pacing.Faults;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.store.Decision;
import io.parley.internal.store.Items;
import io.parley.internal.store.Rechecks;
import io.parley.internal.store.Store;
import io.parley.internal.work.Hints;
import io.parley.model.Message;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Moderation;
import io.parley.spi.channel.Moderator;
import io.parley.spi.channel.Rechecker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does to messages on their channels what a person decided, and has them looked at again. Any thread. */
public final class ModerationDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ModerationDesk.class);

    private final Store store;
    private final Gates gates;
    private final Faults faults;
    private final Hints hints;
    private final InstantSource clock;
    private final Map<String, Seat> seats = new ConcurrentHashMap<>();

    /** Joins what is needed. */
    public ModerationDesk(Store store, Gates gates, Faults faults, Hints hints, InstantSource clock) {
        this.store = store;
        this.gates = gates;
        this.faults = faults;
        this.hints = hints;
        this.clock = clock;
    }

    private record Seat(Moderator moderator, ReentrantLock calling) {}

    /**
     * The messages of an account can be moderated from now on.
     *
     * @return ends that
     */
    public Runnable serve(String account, Moderator moderator) {
        Seat seat = new Seat(moderator, new ReentrantLock());
        seats.put(account, seat);
        return () -> seats.remove(account, seat);
    }

    /** What can be decided about the messages of an account; empty if nothing. */
    public Set<Moderation> offers(String account) {
        Seat seat = seats.get(account);
        return seat == null ? Set.of() : seat.moderator().moderations();
    }

    /**
     * Does what a person decided.
     *
     * @param account that received the message
     * @param key of the message
     * @param decision one of what is offered
     * @param words what the person said
     * @return whether the account knows such a message
     * @throws SyncException if it was not done, or may not have been
     */
    public boolean moderate(String account, String key, Moderation decision, Decision words)
            throws SyncException, InterruptedException {
        Seat seat = seats.get(account);
        if (seat == null) {
            throw new SyncException.Permanent("The messages of account " + account + " cannot be moderated");
        }
        Optional<Message> message = store.read(
                tx -> new Items(tx).has(account, key) ? new Items(tx).lastSeen(key) : Optional.<Message>empty());
        if (message.isEmpty()) {
            return false;
        }
        Party party = Party.account(account);
        Optional<Duration> silence = gates.wait(party, Operation.MODERATE);
        if (silence.isPresent()) {
            throw new SyncException.RateLimited(
                    "The channel of " + party + " must not be called now",
                    clock.instant().plus(silence.get()));
        }
        seat.calling().lockInterruptibly();
        try {
            seat.moderator().moderate(message.get(), decision);
            record(account, seat, message.get(), Optional.of(words));
            return true;
        } catch (SyncException e) {
            if (e instanceof SyncException.RateLimited || e instanceof SyncException.AuthExpired) {
                faults.met(e, party, Operation.MODERATE, 1);
            }
            if (e.inDoubt() || e instanceof SyncException.RecordGone) {
                record(account, seat, message.get(), Optional.empty());
            }
            throw e;
        } finally {
            seat.calling().unlock();
        }
    }

    /** What became of it on the channel is found out at once, not assumed. */
    private void record(String account, Seat seat, Message message, Optional<Decision> words) {
        String key = message.id().key();
        store.write(tx -> {
            if (words.isPresent()) {
                new Items(tx).decided(account, key, words.get());
            }
            if (seat.moderator() instanceof Rechecker) {
                new Rechecks(tx).again(account, key, message.sentAt());
            }
            tx.afterCommit(hints.about(Hints.news(account)));
            return null;
        });
        LOG.debug("A person decided about {} of account {}", key, account);
    }
}
