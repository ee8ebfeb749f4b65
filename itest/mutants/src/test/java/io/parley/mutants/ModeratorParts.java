// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.model.Change;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Moderation;
import io.parley.spi.channel.Moderator;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Rechecker;
import io.parley.spi.channel.Repeat;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A good moderator of the {@link Board}, whose parts can be replaced by worse ones. */
record ModeratorParts(Supplier<Set<Moderation>> offering, Decide deciding, ConnectorParts reading)
        implements Moderator, PageReader, Rechecker {

    /** {@link ModeratorParts#moderate}. */
    interface Decide {
        void moderate(Message message, Moderation decision) throws SyncException, InterruptedException;
    }

    static ModeratorParts of(ApiClient client) {
        return new ModeratorParts(
                () -> Set.of(Moderation.APPROVE, Moderation.REMOVE),
                (message, decision) -> {
                    ExternalId id = message.id();
                    if (!BoardNotes.message(1).realm().equals(id.realm())) {
                        throw new SyncException.RecordGone("This does not stand on the board");
                    }
                    client.send(ApiRequest.post("/notes/" + id.id())
                            .json(JsonNodeFactory.instance.objectNode().put("removed", decision == Moderation.REMOVE))
                            .build());
                },
                new BoardConnector(client, Repeat.unsafe()).parts());
    }

    ModeratorParts offering(Supplier<Set<Moderation>> worse) {
        return new ModeratorParts(worse, deciding, reading);
    }

    ModeratorParts deciding(UnaryOperator<Decide> worse) {
        return new ModeratorParts(offering, worse.apply(deciding), reading);
    }

    @Override
    public Set<Moderation> moderations() {
        return offering.get();
    }

    @Override
    public void moderate(Message message, Moderation decision) throws SyncException, InterruptedException {
        deciding.moderate(message, decision);
    }

    @Override
    public ChannelDescription describe() {
        return reading.describe();
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        return reading.check();
    }

    @Override
    public Page pull(PullRequest request) throws SyncException, InterruptedException {
        return reading.pull(request);
    }

    @Override
    public int recheckLimit() {
        return reading.recheckLimit();
    }

    @Override
    public List<Change> recheck(List<Change.MessageSeen> known) throws SyncException, InterruptedException {
        return reading.recheck(known);
    }

    @Override
    public String toString() {
        return reading.toString();
    }
}
