// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.model.Change;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.spi.Cursor;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes pages and messages worse than they were. */
final class Worse {

    private Worse() {}

    /** Other changes in the same page. */
    static UnaryOperator<ConnectorParts> changes(UnaryOperator<List<Change>> worse) {
        return parts -> parts.pulling(pull -> request -> {
            Page page = pull.pull(request);
            return page(page, worse.apply(page.changes()), page.next(), page.more());
        });
    }

    /** Every change is another. */
    static UnaryOperator<ConnectorParts> eachChange(UnaryOperator<Change> worse) {
        return changes(changes -> changes.stream().map(worse).toList());
    }

    /** Every message is another. */
    static UnaryOperator<ConnectorParts> eachMessage(UnaryOperator<Change.MessageSeen> worse) {
        UnaryOperator<Change> one = change -> change instanceof Change.MessageSeen seen ? worse.apply(seen) : change;
        return parts -> eachChange(one)
                .apply(parts)
                .rechecking(recheck ->
                        known -> recheck.recheck(known).stream().map(one).toList());
    }

    /** Another request than the one that was asked. */
    static UnaryOperator<ConnectorParts> request(UnaryOperator<PullRequest> worse) {
        return parts -> parts.pulling(pull -> request -> pull.pull(worse.apply(request)));
    }

    /** Another cursor behind the same page. */
    static UnaryOperator<ConnectorParts> cursor(UnaryOperator<Cursor> worse) {
        return parts -> parts.pulling(pull -> request -> {
            Page page = pull.pull(request);
            return page(page, page.changes(), worse.apply(page.next()), page.more());
        });
    }

    /** Says something else about whether there is more. */
    static UnaryOperator<ConnectorParts> more(boolean more) {
        return parts -> parts.pulling(pull -> request -> {
            Page page = pull.pull(request);
            return page(page, page.changes(), page.next(), more);
        });
    }

    static Page page(Page like, List<Change> changes, Cursor next, boolean more) {
        Page.Builder page = Page.builder().more(more);
        changes.forEach(page::change);
        like.rejected().forEach(page::reject);
        return page.build(next);
    }

    /** The same message but for what the last argument changes. */
    static Change.MessageSeen message(Change.MessageSeen seen, UnaryOperator<Message.Builder> worse) {
        return as(seen, seen.message().id().id(), worse);
    }

    /** The same under another id. */
    static Change.MessageSeen as(Change.MessageSeen seen, String id, UnaryOperator<Message.Builder> worse) {
        Message message = seen.message();
        Message.Builder same = Message.of(new ExternalId(BoardNotes.CHANNEL, "notes", id))
                .conversation(message.conversation())
                .author(message.author())
                .direction(message.direction())
                .inReplyTo(message.inReplyTo().orElse(null))
                .text(message.text())
                .sentAt(message.sentAt());
        message.revision().ifPresent(same::revision);
        return new Change.MessageSeen(worse.apply(same).build(), seen.author(), seen.conversation());
    }

    static Cursor at(int number) {
        return new Cursor(String.valueOf(Math.max(0, number)));
    }

    static int number(@Nullable Cursor cursor) {
        return cursor == null ? 0 : cursor.tree().asInt();
    }
}
