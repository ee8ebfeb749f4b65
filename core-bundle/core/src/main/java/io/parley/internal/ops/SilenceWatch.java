// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.ops.Pulse.Silence;
import io.parley.internal.pacing.Party;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.Meta;
import io.parley.internal.store.Store;
import io.parley.internal.work.Round;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when an account is silent that usually is not: a poll that answers with nothing, a webhook that nobody calls any
 * more, a stream that hangs. What was learnt outlives a restart.
 */
public final class SilenceWatch implements Round {

    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Store store;
    private final InstantSource clock;
    private final Map<String, Pulse> pulses = new HashMap<>();
    private final Map<String, Silence> silences = new ConcurrentHashMap<>();

    /** A watch over all accounts. */
    public SilenceWatch(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Duration run() {
        Instant now = clock.instant();
        List<String> learnt = new ArrayList<>();
        for (Ledger.Line line : store.read(tx -> new Ledger(tx).lines())) {
            if (line.side().equals(Ledger.ACCOUNT) && line.bucket().equals(Ledger.TOTAL)) {
                Pulse pulse = pulses.computeIfAbsent(line.id(), this::begin);
                if (pulse.look(now, line.amount())) {
                    learnt.add(line.id());
                }
                note(line.id(), pulse);
            }
        }
        if (!learnt.isEmpty()) {
            keep(learnt);
        }
        return PAUSE;
    }

    /** {@return what is to be said about an account; empty when it is not silent} */
    public String warning(Party party) {
        Silence silence = party.side().equals(Ledger.ACCOUNT) ? silences.get(party.id()) : null;
        return silence == null
                ? ""
                : "Nothing has come since " + silence.since().truncatedTo(ChronoUnit.SECONDS) + ", when about "
                        + Math.round(silence.usual())
                        + " are usual: look whether the channel still shows and sends what people write.";
    }

    private Pulse begin(String account) {
        return store.read(tx -> new Meta(tx).note(noteOf(account)))
                .map(Pulse::noted)
                .orElseGet(Pulse::new);
    }

    private void note(String account, Pulse pulse) {
        Silence before = silences.get(account);
        pulse.silence().ifPresentOrElse(silence -> silences.put(account, silence), () -> silences.remove(account));
        if (before == null && silences.containsKey(account)) {
            LOG.warn("account {}: {}", account, warning(Party.account(account)));
        }
    }

    private void keep(List<String> accounts) {
        store.write(tx -> {
            for (String account : accounts) {
                new Meta(tx).note(noteOf(account), pulses.get(account).note());
            }
            return null;
        });
    }

    private static String noteOf(String account) {
        return "rhythm " + account;
    }
}
