// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pull;

import io.parley.internal.pacing.Faults;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.store.Rechecks;
import io.parley.internal.store.Store;
import io.parley.internal.work.Hints;
import io.parley.internal.work.Round;
import io.parley.model.ExternalId;
import io.parley.spi.SyncException;
import io.parley.spi.channel.StreamListener;
import io.parley.spi.channel.StreamReader;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to one account, a stream a round. What it hears are hints: it wakes those who read. */
public final class StreamLoop implements Round, StreamListener {

    private static final Logger LOG = LoggerFactory.getLogger(StreamLoop.class);
    private static final Duration BETWEEN_STREAMS = Duration.ofSeconds(2);
    private static final Duration NOT_OFFERED = Duration.ofDays(1);

    private final String account;
    private final Party party;
    private final StreamReader reader;
    private final Store store;
    private final Gates gates;
    private final Faults faults;
    private final Hints hints;
    private int failures;

    /** A loop for one account. */
    public StreamLoop(String account, StreamReader reader, Store store, Gates gates, Faults faults, Hints hints) {
        this.account = account;
        this.party = Party.account(account);
        this.reader = reader;
        this.store = store;
        this.gates = gates;
        this.faults = faults;
        this.hints = hints;
    }

    @Override
    public Duration run() throws InterruptedException {
        Optional<Duration> silence = gates.wait(party, Operation.STREAM);
        if (silence.isPresent()) {
            return silence.get();
        }
        try {
            reader.listen(this);
        } catch (SyncException.RecordGone e) {
            LOG.debug("{} has no stream: {}", party, e.getMessage());
            return NOT_OFFERED;
        } catch (SyncException.RateLimited e) {
            return faults.met(e, party, Operation.STREAM, ++failures);
        } catch (SyncException e) {
            return broken(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The connector of {} has a defect", party, e);
            return broken("The connector failed: " + e, e);
        }
        return BETWEEN_STREAMS;
    }

    /** Whatever is wrong with the stream, reading goes on without it, and finds out itself if nothing works any more. */
    private Duration broken(String reason, Throwable cause) {
        return faults.met(new SyncException.Transient(reason, false, cause), party, Operation.STREAM, ++failures);
    }

    @Override
    public void connected() {
        if (failures > 0) {
            faults.over(party, Operation.STREAM);
            failures = 0;
        }
        news();
    }

    @Override
    public void news() {
        hints.tell(Hints.news(account));
    }

    @Override
    public void changed(ExternalId message) {
        boolean watched = store.read(tx -> new Rechecks(tx).watched(account, message.key()));
        if (watched) {
            store.write(tx -> {
                new Rechecks(tx).now(account, message.key());
                return null;
            });
            news();
        }
    }
}
