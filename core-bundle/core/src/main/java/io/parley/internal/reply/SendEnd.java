// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.reply;

import io.parley.internal.pacing.BackOff;
import io.parley.internal.store.Cause;
import io.parley.internal.store.Replies;
import io.parley.internal.store.Replies.StoredReply;
import io.parley.internal.store.Tx;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.ReplySender;
import io.parley.spi.channel.SendReceipt;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Records how a send ended. For one transaction. */
final class SendEnd {

    private static final Duration PATIENCE = Duration.ofHours(72);

    private final Tx tx;
    private final StoredReply row;
    private final ReplySender sender;
    private final Settlement settlement;
    private final Replies replies;

    SendEnd(Tx tx, StoredReply row, ReplySender sender, Settlement settlement) {
        this.tx = tx;
        this.row = row;
        this.sender = sender;
        this.settlement = settlement;
        this.replies = new Replies(tx);
    }

    /** The channel has it; true also when it is learned late. */
    void sent(SendReceipt receipt, Reply reply) throws SQLException {
        Optional<StoredReply> same = replies.sentAs(receipt.message().key());
        if (same.isPresent() && same.get().id() != row.id()) {
            refused("The channel has the same answer there already.");
        } else if (replies.sent(row, receipt.message().key())) {
            settlement.sent(tx, row, receipt, reply);
        }
    }

    /** The channel, or its rules, do not allow it. */
    void refused(String reason) throws SQLException {
        replies.ended(row, "refused", reason);
        note("This answer was not sent: " + row.excerpt() + "\nReason: " + reason);
        settlement.settled(tx, row);
    }

    /** It is not known whether the channel has it, and must not be tried again. */
    void parkedInDoubt() throws SQLException {
        String reason = "It is not known whether the channel has this answer.";
        replies.parked(row, Cause.IN_DOUBT, reason);
        settlement.settled(tx, row);
        boolean stillInDoubt = replies.find(row.id()).orElseThrow().state().equals("parked");
        if (stillInDoubt) {
            note(reason + " Look there before you write it again: " + row.excerpt());
        }
    }

    /**
     * The call failed.
     *
     * @param repeated whether an earlier attempt may have succeeded: then this failure alone tells nothing for certain
     */
    void failed(SyncException fault, boolean repeated) throws SQLException {
        boolean forGood = fault instanceof SyncException.ItemRejected || fault instanceof SyncException.RecordGone;
        if (forGood && repeated) {
            parkedInDoubt();
        } else if (forGood) {
            refused(fault.getMessage());
        } else if (fault.inDoubt() || repeated) {
            doubted(fault);
        } else if (!(fault instanceof SyncException.Transient)) {
            replies.putBack(row, fault.getMessage());
            settlement.settled(tx, row);
        } else if (row.writtenAt().plus(PATIENCE).isBefore(tx.now())) {
            replies.parked(row, Cause.GAVE_UP, fault.getMessage());
            note("This answer could not be sent for three days: " + row.excerpt());
            settlement.settled(tx, row);
        } else {
            replies.postponed(row, pause(), fault.getMessage());
            settlement.settled(tx, row);
        }
    }

    /** It could not be found out whether the channel has it. */
    void notFoundOut(SyncException fault) throws SQLException {
        replies.doubted(row, pause(), fault.getMessage());
    }

    private void doubted(SyncException fault) throws SQLException {
        Repeat repeat = settlement.promise(tx, row, sender);
        switch (repeat.kind()) {
            case SAFE -> replies.doubted(row, pause(), fault.getMessage());
            case SEARCHABLE -> replies.doubted(row, tx.now().plus(repeat.bound()), fault.getMessage());
            case UNSAFE -> parkedInDoubt();
        }
    }

    private void note(String text) throws SQLException {
        settlement.note(tx, row, String.valueOf(row.attempt()), text);
    }

    private Instant pause() {
        return tx.now().plus(BackOff.after(row.tries() + 1));
    }
}
