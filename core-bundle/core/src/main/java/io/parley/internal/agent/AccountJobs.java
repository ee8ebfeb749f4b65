// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.pacing.Party;
import io.parley.internal.pull.AuditLoop;
import io.parley.internal.pull.Looks;
import io.parley.internal.pull.PullLoop;
import io.parley.internal.pull.RecheckLoop;
import io.parley.internal.pull.StreamLoop;
import io.parley.internal.reply.ErrandLoop;
import io.parley.internal.reply.SendLoop;
import io.parley.internal.work.Hints;
import io.parley.internal.work.Job;
import io.parley.internal.work.Pool;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.ErrandRunner;
import io.parley.spi.channel.Moderator;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.ProfileReader;
import io.parley.spi.channel.Rechecker;
import io.parley.spi.channel.ReplySender;
import io.parley.spi.channel.StreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the jobs of an account: a check, a reading and an audit for each stream, and sending. */
final class AccountJobs implements Slot.Starter<ChannelConnector> {

    private final Engine engine;

    AccountJobs(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Served start(String id, ChannelConnector connector, Map<String, Object> properties) {
        ChannelDescription description = connector.describe();
        List<Job> reading = new ArrayList<>();
        List<Job> sending = new ArrayList<>();
        List<Runnable> unlisten = new ArrayList<>();
        Party party = Party.account(id);
        Settings settings = new Settings(properties);
        engine.budgets().grant(party, settings.budgets(description.budgets()));
        Job check = engine.startCheck(party, connector::check);
        reading.add(check);
        unlisten.add(engine.hints().listen(Hints.NETWORK, check::wake));
        if (connector instanceof PageReader reader) {
            description.streams().forEach((name, usual) -> {
                PullLoop.Stream stream = new PullLoop.Stream(
                        id,
                        name,
                        settings.backfill(),
                        settings.pollPause(usual),
                        description.listening().contains(name));
                Looks looks = new Looks(reader);
                PullLoop loop =
                        new PullLoop(stream, looks, engine.store(), engine.intake(), engine.gates(), engine.faults());
                Job job = engine.start(party, "pull " + id + "/" + name, Pool.PULL, loop);
                reading.add(job);
                unlisten.addAll(engine.wakeOnNews(party, job));
                AuditLoop audit = new AuditLoop(
                        stream,
                        description.lateness(),
                        looks,
                        engine.store(),
                        engine.intake(),
                        engine.gates(),
                        engine.faults());
                Job auditing = engine.start(party, "audit " + id + "/" + name, Pool.PULL, audit);
                reading.add(auditing);
                unlisten.add(engine.audits().serve(id, () -> {
                    audit.request();
                    auditing.wake();
                }));
            });
        }
        if (connector instanceof Rechecker rechecker) {
            engine.watch(id);
            RecheckLoop loop =
                    new RecheckLoop(id, rechecker, engine.store(), engine.intake(), engine.gates(), engine.faults());
            Job job = engine.start(party, "recheck " + id, Pool.PULL, loop);
            reading.add(job);
            unlisten.addAll(engine.wakeOnNews(party, job));
        }
        if (connector instanceof StreamReader streaming) {
            StreamLoop loop =
                    new StreamLoop(id, streaming, engine.store(), engine.gates(), engine.faults(), engine.hints());
            Job job = engine.start(party, "listen " + id, Pool.STREAM, loop);
            reading.add(job);
            unlisten.add(engine.hints().listen(Hints.opened(party.side(), id), job::wake));
        }
        if (connector instanceof ProfileReader profiles) {
            unlisten.add(engine.enrichment().serve(id, profiles));
        }
        if (connector instanceof Moderator moderator) {
            unlisten.add(engine.moderation().serve(id, moderator));
        }
        if (connector instanceof ReplySender sender) {
            SendLoop loop =
                    new SendLoop(id, sender, engine.store(), engine.settlement(), engine.gates(), engine.faults());
            Job job = engine.start(party, "send " + id, Pool.REPLY, loop);
            sending.add(job);
            unlisten.add(engine.hints().listen(Hints.send(id), job::wake));
            unlisten.addAll(engine.wakeOnNews(party, job));
        }
        if (connector instanceof ErrandRunner runner) {
            ErrandLoop loop = new ErrandLoop(id, runner, engine.store(), engine.gates(), engine.faults());
            Job job = engine.start(party, "errands " + id, Pool.REPLY, loop);
            sending.add(job);
            unlisten.add(engine.hints().listen(Hints.errand(id), job::wake));
            unlisten.add(engine.hints().listen(Hints.opened(party.side(), id), job::wake));
        }
        return new Served(description.type(), description.name(), reading, sending, unlisten);
    }
}
