// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.internal.store.Meta;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Round;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds a receipt for each day that is over, one a round, and looks whether those before are as they were. */
public final class ReceiptRound implements Round {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptRound.class);
    /** Clocks are set back by a little now and then: what bears the old day's date should have come by then. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int MOST_DAYS_BACK = 400;

    private final Store store;
    private final ReceiptBook book;
    private final InstantSource clock;
    private volatile String fault = "";

    /** A round for one agent. */
    public ReceiptRound(Store store, ReceiptBook book, InstantSource clock) {
        this.store = store;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Duration run() {
        try {
            ReceiptHead remembered = remembered();
            ReceiptHead head = newest(remembered);
            LocalDate today = LocalDate.ofInstant(clock.instant().minus(AFTER_MIDNIGHT), ZoneOffset.UTC);
            LocalDate earliest = today.minusDays(MOST_DAYS_BACK);
            LocalDate next = head.day().plusDays(1);
            LocalDate day = next.isBefore(earliest) ? earliest : next;
            if (!day.isBefore(today)) {
                fault(new ReceiptChain(book).fault(remembered).orElse(""));
                return untilOver(day);
            }
            add(day, head);
            return Duration.ZERO;
        } catch (IOException e) {
            fault("No receipt can be added to data/receipts: " + e);
            return PAUSE;
        }
    }

    /** {@return what is wrong with the receipts, for health; empty if nothing is} */
    public List<Part> problems() {
        String sentence = fault;
        return sentence.isEmpty() ? List.of() : List.of(new Part("receipts", Status.WARN, sentence));
    }

    /** The agent may have died between adding a receipt and remembering it, or be a restored store beside newer receipts. */
    private ReceiptHead newest(ReceiptHead remembered) throws IOException {
        Optional<LocalDate> day = book.days(1).stream().findFirst().filter(found -> found.isAfter(remembered.day()));
        if (day.isEmpty()) {
            return remembered;
        }
        if (!book.genuine(day.get())) {
            throw new IOException("the receipt of " + day.get() + " is not by this agent; move it elsewhere");
        }
        return ReceiptHead.of(book.read(day.get()));
    }

    /** A commit of this moment comes after all commits of the day before, so the snapshot after it has the whole day. */
    private void add(LocalDate day, ReceiptHead head) throws IOException {
        String agent = agent();
        ReceiptStatement statement = new ReceiptStatement(agent, day, head, before(head));
        byte[] receipt = store.read(statement::of);
        book.add(day, receipt);
        ReceiptHead added = ReceiptHead.of(Receipt.read(day, receipt));
        remember(added);
        LOG.info("Receipt {} states what was received on {}", added.number(), day);
    }

    private ReceiptHead remembered() {
        return store.write(ReceiptHead::remembered);
    }

    private String agent() {
        return store.write(ReceiptRound::agent);
    }

    private void remember(ReceiptHead added) {
        store.write(tx -> {
            added.remember(tx);
            return null;
        });
    }

    private Optional<JsonNode> before(ReceiptHead head) throws IOException {
        Optional<byte[]> bytes = book.receipt(head.day());
        return bytes.isPresent() && book.genuine(head.day())
                ? Optional.of(Receipt.read(head.day(), bytes.get()).document())
                : Optional.empty();
    }

    private static String agent(Tx tx) throws SQLException {
        Meta meta = new Meta(tx);
        Optional<String> known = meta.note("agent");
        if (known.isEmpty()) {
            meta.note("agent", UUID.randomUUID().toString());
        }
        return meta.note("agent").orElseThrow();
    }

    private Duration untilOver(LocalDate day) {
        Instant over = Receipt.to(day).plus(AFTER_MIDNIGHT);
        Duration wait = Duration.between(clock.instant(), over);
        return wait.compareTo(PAUSE) < 0 ? wait : PAUSE;
    }

    private void fault(String sentence) {
        if (!sentence.equals(fault) && !sentence.isEmpty()) {
            LOG.warn("{}", sentence);
        }
        fault = sentence;
    }
}
