// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.model.Change;
import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Rechecker;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A connector that consists of parts which can be replaced one by one. */
record ConnectorParts(
        Supplier<ChannelDescription> description,
        Check checking,
        Pull pulling,
        Supplier<Repeat> promise,
        Send sending,
        Find finding,
        Recheck rechecking,
        Supplier<String> name)
        implements PageReader, SentFinder, Rechecker {

    /** {@link ConnectorParts#check()}. */
    interface Check {
        AccountInfo check() throws SyncException, InterruptedException;
    }

    /** {@link ConnectorParts#pull}. */
    interface Pull {
        Page pull(PullRequest request) throws SyncException, InterruptedException;
    }

    /** {@link ConnectorParts#send}. */
    interface Send {
        SendReceipt send(Reply reply) throws SyncException, InterruptedException;
    }

    /** {@link ConnectorParts#sentSince}. */
    interface Find {
        List<Sent> sentSince(Reply reply, Instant since) throws SyncException, InterruptedException;
    }

    /** {@link ConnectorParts#recheck}. */
    interface Recheck {
        List<Change> recheck(List<Change.MessageSeen> known) throws SyncException, InterruptedException;
    }

    ConnectorParts describing(UnaryOperator<Supplier<ChannelDescription>> worse) {
        return new ConnectorParts(
                worse.apply(description), checking, pulling, promise, sending, finding, rechecking, name);
    }

    ConnectorParts checking(UnaryOperator<Check> worse) {
        return new ConnectorParts(
                description, worse.apply(checking), pulling, promise, sending, finding, rechecking, name);
    }

    ConnectorParts pulling(UnaryOperator<Pull> worse) {
        return new ConnectorParts(
                description, checking, worse.apply(pulling), promise, sending, finding, rechecking, name);
    }

    ConnectorParts promising(Repeat worse) {
        return new ConnectorParts(description, checking, pulling, () -> worse, sending, finding, rechecking, name);
    }

    ConnectorParts sending(UnaryOperator<Send> worse) {
        return new ConnectorParts(
                description, checking, pulling, promise, worse.apply(sending), finding, rechecking, name);
    }

    ConnectorParts finding(UnaryOperator<Find> worse) {
        return new ConnectorParts(
                description, checking, pulling, promise, sending, worse.apply(finding), rechecking, name);
    }

    ConnectorParts rechecking(UnaryOperator<Recheck> worse) {
        return new ConnectorParts(
                description, checking, pulling, promise, sending, finding, worse.apply(rechecking), name);
    }

    ConnectorParts named(String worse) {
        return new ConnectorParts(description, checking, pulling, promise, sending, finding, rechecking, () -> worse);
    }

    @Override
    public ChannelDescription describe() {
        return description.get();
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        return checking.check();
    }

    @Override
    public Page pull(PullRequest request) throws SyncException, InterruptedException {
        return pulling.pull(request);
    }

    @Override
    public Repeat repeat() {
        return promise.get();
    }

    @Override
    public SendReceipt send(Reply reply) throws SyncException, InterruptedException {
        return sending.send(reply);
    }

    @Override
    public List<Sent> sentSince(Reply reply, Instant since) throws SyncException, InterruptedException {
        return finding.sentSince(reply, since);
    }

    @Override
    public int recheckLimit() {
        return 3;
    }

    @Override
    public List<Change> recheck(List<Change.MessageSeen> known) throws SyncException, InterruptedException {
        return rechecking.recheck(known);
    }

    @Override
    public String toString() {
        return name.get();
    }
}
