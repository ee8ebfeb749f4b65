// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.reply;

import io.parley.internal.intake.Dispatch;
import io.parley.internal.intake.Intake;
import io.parley.internal.pacing.Party;
import io.parley.internal.pacing.Vitals;
import io.parley.internal.pacing.Vitals.Vital;
import io.parley.internal.routing.Priority;
import io.parley.internal.routing.Routes;
import io.parley.internal.store.Conversations;
import io.parley.internal.store.Items;
import io.parley.internal.store.Items.NewItem;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.MessageJson;
import io.parley.internal.store.Meta;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Replies.StoredReply;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Hints;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.spi.AccountInfo;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.ReplySender;
import io.parley.spi.channel.SendReceipt;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;

/** What follows from an answer that was sent, or was not: for the conversation, the other targets, the reps. */
public final class Settlement {

    private final Intake intake;
    private final Supplier<Routes> routes;
    private final Vitals vitals;
    private final Hints hints;

    /** Joins what is needed. */
    public Settlement(Intake intake, Supplier<Routes> routes, Vitals vitals, Hints hints) {
        this.intake = intake;
        this.routes = routes;
        this.vitals = vitals;
        this.hints = hints;
    }

    String conversationOf(StoredReply row) {
        return Objects.requireNonNull(row.conversation(), "an answer that is sent has a conversation");
    }

    String accountOf(StoredReply row) {
        return Objects.requireNonNull(row.account(), "an answer that is sent has an account");
    }

    /** What may be done when it is not known whether this answer was sent. */
    Repeat promise(Tx tx, StoredReply row, ReplySender sender) throws SQLException {
        return new Conversations(tx)
                .find(conversationOf(row))
                .map(sender::repeat)
                .orElseGet(sender::repeat);
    }

    /** The answer stands on the channel: it stands in the conversation too, and goes to the other targets. */
    void sent(Tx tx, StoredReply row, SendReceipt receipt, Reply reply) throws SQLException {
        String account = accountOf(row);
        String lane = conversationOf(row);
        SocialProfile author = self(account, reply.inReplyTo().id(), receipt);
        new Profiles(tx).see(Profiles.Sight.of(author));
        Message.Builder sent = Message.of(receipt.message())
                .conversation(reply.conversation().id())
                .author(author.id())
                .direction(Direction.OUTBOUND)
                .visibility(reply.inReplyTo().visibility())
                .text(reply.text())
                .inReplyTo(reply.inReplyTo().id())
                .page(receipt.page().orElse(null))
                .sentAt(receipt.sentAt());
        reply.attachments().forEach(sent::attachment);
        Message message = sent.build();
        Conversations conversations = new Conversations(tx);
        String key = message.id().key();
        Items items = new Items(tx);
        if (items.latest(key).isEmpty()) {
            long seq = conversations.nextSeq(lane);
            NewItem item = new NewItem(
                    account,
                    Items.Kind.MESSAGE,
                    key,
                    1,
                    MessageJson.fingerprint(message),
                    lane,
                    seq,
                    MessageJson.write(message),
                    null);
            long id = items.add(item, message);
            Dispatch dispatch = new Dispatch(tx, routes.get(), hints);
            for (String target : dispatch.targetsOf(account, lane)) {
                if (!target.equals(row.target())) {
                    dispatch.add(target, lane, key, 1, id, Items.Kind.MESSAGE, Priority.LIVE);
                }
            }
        }
        conversations.answered(lane);
        settled(tx, row);
    }

    /** It is known how a send ended: what was held because of it is looked at again. */
    void settled(Tx tx, StoredReply row) throws SQLException {
        String account = accountOf(row);
        String lane = conversationOf(row);
        intake.release(tx, account);
        tx.afterCommit(hints.about(Hints.conversation(lane)));
        tx.afterCommit(hints.about(Hints.queue(account)));
    }

    /** It is known which answers another life of the agent may have sent: what was held because of that is looked at again. */
    void released(Tx tx) throws SQLException {
        for (String account : new Meta(tx).met(Ledger.ACCOUNT)) {
            intake.release(tx, account);
        }
    }

    /**
     * Tells the rep, in the case itself.
     *
     * @param news the same for the same news
     */
    void note(Tx tx, StoredReply row, String news, String text) throws SQLException {
        String caseKey = Objects.requireNonNull(row.caseKey(), "an answer that is sent has a case");
        String key = "note:" + row.key() + ":" + news;
        new Dispatch(tx, routes.get(), hints)
                .note(row.target(), accountOf(row), conversationOf(row), caseKey, key, text);
    }

    private SocialProfile self(String account, ExternalId like, SendReceipt receipt) {
        AccountInfo info = vitals.of(Party.account(account)).map(Vital::info).orElse(null);
        ExternalId unnamed = new ExternalId(like.channel(), like.realm(), "account:" + account);
        ExternalId id = info == null ? unnamed : info.profile().orElse(unnamed);
        return SocialProfile.of(id)
                .displayName(info == null ? account : info.name())
                .observedAt(receipt.sentAt())
                .build();
    }
}
