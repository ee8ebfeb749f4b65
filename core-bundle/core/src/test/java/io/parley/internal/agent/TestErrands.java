// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.model.ExternalId;
import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Errand;
import io.parley.spi.channel.ErrandRunner;
import io.parley.spi.channel.Errands;
import io.parley.spi.channel.Inbox.NotStoredException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A connector that does errands, remembers which, and says in a case what it could not do. */
final class TestErrands implements ErrandRunner {

    private final List<String> done = new ArrayList<>();
    private final Deque<Runnable> beforeRun = new ArrayDeque<>();
    private final Deque<SyncException> faults = new ArrayDeque<>();
    private final ExternalId conversation;
    private Supplier<Errands> errands;
    private Optional<Duration> wait = Optional.of(Duration.ZERO);

    TestErrands(ExternalId conversation, Supplier<Errands> errands) {
        this.conversation = conversation;
        this.errands = errands;
    }

    List<String> done() {
        return done;
    }

    void waits(Optional<Duration> time) {
        wait = time;
    }

    void failNext(SyncException fault) {
        faults.add(fault);
    }

    void beforeNextRun(Runnable event) {
        beforeRun.add(event);
    }

    @Override
    public ChannelDescription describe() {
        return ChannelDescription.of("test", "Test errands").build();
    }

    @Override
    public AccountInfo check() {
        return AccountInfo.named("errands").build();
    }

    @Override
    public Optional<Duration> wait(Errand errand) {
        return wait;
    }

    @Override
    public void run(Errand errand) throws SyncException {
        if (!beforeRun.isEmpty()) {
            beforeRun.remove().run();
        }
        if (!faults.isEmpty()) {
            throw faults.remove();
        }
        done.add(errand.text());
    }

    @Override
    public void unfinished(Errand errand, String reason) throws NotStoredException, InterruptedException {
        errands.get().note("brand", conversation, errand.key(), "Not done: " + errand.text() + ": " + reason);
    }
}
