// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.model.Change;
import io.parley.model.Conversation;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Readers that say something else than what stands on the board. */
final class ContentMutants {

    private ContentMutants() {}

    static List<Mutant<ConnectorParts>> all() {
        AtomicInteger tick = new AtomicInteger();
        return List.of(
                each(
                        "gives new ids each time",
                        seen -> Worse.as(seen, seen.message().id().id() + "-" + tick.incrementAndGet(), same -> same)),
                each(
                        "gives edits an id of their own",
                        seen -> Worse.as(
                                seen, seen.message().id().id() + (revision(seen) > 1 ? "-edited" : ""), same -> same)),
                each(
                        "names the wrong channel",
                        seen -> new Change.MessageSeen(
                                Message.of(new ExternalId(
                                                "other",
                                                "notes",
                                                seen.message().id().id()))
                                        .conversation(seen.conversation().id())
                                        .author(seen.author().id())
                                        .sentAt(seen.message().sentAt())
                                        .text(seen.message().text())
                                        .build(),
                                seen.author(),
                                seen.conversation())),
                each("puts everything into one thread", seen -> {
                    Conversation one = Conversation.of(
                                    new ExternalId(BoardNotes.CHANNEL, "threads", "1"),
                                    seen.conversation().kind(),
                                    seen.conversation().visibility())
                            .startedAt(Instant.EPOCH)
                            .build();
                    return new Change.MessageSeen(
                            Worse.message(seen, same -> same.conversation(one.id()))
                                    .message(),
                            seen.author(),
                            one);
                }),
                each("begins a thread with each answer", seen -> {
                    Conversation own = Conversation.of(
                                    seen.message().id(),
                                    seen.conversation().kind(),
                                    seen.conversation().visibility())
                            .startedAt(seen.message().sentAt())
                            .build();
                    return new Change.MessageSeen(
                            Worse.message(seen, same -> same.conversation(own.id()))
                                    .message(),
                            seen.author(),
                            own);
                }),
                each("forgets what is answered", seen -> Worse.message(seen, same -> same.inReplyTo(null))),
                each(
                        "hangs all answers below the root",
                        seen -> Worse.message(
                                seen,
                                same -> same.inReplyTo(
                                        seen.message().inReplyTo().isEmpty()
                                                ? null
                                                : BoardNotes.message(Long.parseLong(
                                                        seen.conversation().id().id()))))),
                each(
                        "hangs each below itself",
                        seen -> Worse.message(
                                seen, same -> same.inReplyTo(seen.message().id()))),
                each(
                        "takes everybody for a customer",
                        seen -> Worse.message(seen, same -> same.direction(Direction.INBOUND))),
                each(
                        "takes everybody for the account",
                        seen -> Worse.message(seen, same -> same.direction(Direction.OUTBOUND))),
                each("takes everybody for the same person", seen -> {
                    SocialProfile one = SocialProfile.of(new ExternalId(BoardNotes.CHANNEL, "people", "one"))
                            .observedAt(Instant.EPOCH)
                            .build();
                    return new Change.MessageSeen(
                            Worse.message(seen, same -> same.author(one.id())).message(), one, seen.conversation());
                }),
                each(
                        "names another author than it describes",
                        seen -> Worse.message(
                                seen, same -> same.author(new ExternalId(BoardNotes.CHANNEL, "people", "somebody")))),
                each(
                        "names another thread than it describes",
                        seen -> Worse.message(
                                seen,
                                same -> same.conversation(new ExternalId(BoardNotes.CHANNEL, "threads", "some")))),
                each("cuts texts", text(text -> text.substring(0, Math.min(10, text.length())))),
                each("forgets texts", text(text -> "")),
                each("escapes texts", text(text -> text.replace("&", "&amp;").replace("<", "&lt;"))),
                each("takes texts for markup", text(text -> text.replaceAll("<[^>]*>", ""))),
                each("takes texts for addresses", text(text -> text.replace("%41", "A"))),
                each("loses emoji", text(text -> text.replaceAll("[^\\x{0}-\\x{FFFF}]", "?"))),
                each("composes characters", text(text -> Normalizer.normalize(text, Normalizer.Form.NFC))),
                each("knows the letters of the West alone", text(text -> text.replaceAll("[\u0590-\u06FF]", "?"))),
                each(
                        "says that all was sent now",
                        seen -> Worse.message(
                                seen, same -> same.sentAt(Instant.now().plusNanos(tick.incrementAndGet())))),
                each("has one revision", seen -> Worse.message(seen, same -> same.revision(1))),
                each(
                        "counts revisions backwards",
                        seen -> Worse.message(seen, same -> same.revision(1000 - revision(seen)))),
                mutant("ignores edits", without(seen -> revision(seen) > 1)),
                mutant("ignores new messages", parts -> Worse.changes(changes -> changes.stream()
                                .filter(change ->
                                        Integer.parseInt(change.subject().id()) < 8)
                                .toList())
                        .apply(parts)),
                mutant(
                        "ignores removals",
                        parts -> everywhere(parts, changes -> changes.stream()
                                .filter(change -> !(change instanceof Change.MessageRemoved))
                                .toList())),
                mutant(
                        "takes edits for removals",
                        parts -> everywhere(parts, changes -> changes.stream()
                                .map(change -> change instanceof Change.MessageSeen seen && revision(seen) > 1
                                        ? new Change.MessageRemoved(change.subject(), revision(seen))
                                        : change)
                                .toList())),
                mutant("looks again in vain", parts -> parts.rechecking(recheck -> known -> List.of())),
                mutant(
                        "looks again and sees what it knew",
                        parts -> parts.rechecking(recheck -> known -> List.copyOf(known))),
                mutant(
                        "looks again and misses the last",
                        parts -> parts.rechecking(recheck -> known -> {
                            List<Change> changes = recheck.recheck(known);
                            return changes.subList(0, Math.max(0, changes.size() - 1));
                        })),
                mutant(
                        "looks again and takes all for removed",
                        parts -> parts.rechecking(recheck -> known -> known.stream()
                                .map(seen -> (Change) new Change.MessageRemoved(seen.subject()))
                                .toList())),
                mutant("stops at an item that it cannot read", rejected(page -> {
                    throw new SyncException.ItemRejected("cannot be read: " + page.rejected());
                })),
                mutant("fails at an item that it cannot read", rejected(page -> {
                    throw new IllegalArgumentException("cannot be read");
                })),
                mutant(
                        "loses an item that it cannot read",
                        rejected(page -> Worse.page(
                                Page.builder().build(page.next()), page.changes(), page.next(), page.more()))),
                mutant(
                        "loses the neighbours of an item that it cannot read",
                        rejected(page -> Worse.page(page, List.of(), page.next(), page.more()))),
                mutant(
                        "does not say why an item cannot be read",
                        rejecting(item -> new Page.Rejected(item.id(), "", item.payload()))),
                mutant(
                        "does not keep an item that cannot be read",
                        rejecting(item -> new Page.Rejected(item.id(), item.reason(), ""))),
                mutant(
                        "names all items that cannot be read alike",
                        rejecting(item -> new Page.Rejected("an item", item.reason(), item.payload()))),
                mutant(
                        "tells its token with an item that cannot be read",
                        rejecting(item ->
                                new Page.Rejected(item.id(), item.reason() + " with " + Board.TOKEN, item.payload()))));
    }

    private interface Judging {
        Page of(Page page) throws SyncException;
    }

    private static UnaryOperator<ConnectorParts> rejected(Judging worse) {
        return parts -> parts.pulling(pull -> request -> {
            Page page = pull.pull(request);
            return page.rejected().isEmpty() ? page : worse.of(page);
        });
    }

    private static UnaryOperator<ConnectorParts> rejecting(UnaryOperator<Page.Rejected> worse) {
        return rejected(page -> {
            Page.Builder other = Page.builder().more(page.more());
            page.changes().forEach(other::change);
            page.rejected().forEach(item -> other.reject(worse.apply(item)));
            return other.build(page.next());
        });
    }

    private static ConnectorParts everywhere(ConnectorParts parts, UnaryOperator<List<Change>> worse) {
        return Worse.changes(worse).apply(parts).rechecking(recheck -> known -> worse.apply(recheck.recheck(known)));
    }

    private static UnaryOperator<ConnectorParts> without(Predicate<Change.MessageSeen> what) {
        return parts -> everywhere(parts, changes -> changes.stream()
                .filter(change -> !(change instanceof Change.MessageSeen seen) || !what.test(seen))
                .toList());
    }

    private static UnaryOperator<Change.MessageSeen> text(UnaryOperator<String> worse) {
        return seen ->
                Worse.message(seen, same -> same.text(worse.apply(seen.message().text())));
    }

    private static long revision(Change.MessageSeen seen) {
        OptionalLong revision = seen.message().revision();
        return revision.orElse(0);
    }

    private static Mutant<ConnectorParts> each(String name, UnaryOperator<Change.MessageSeen> worse) {
        return mutant(name, Worse.eachMessage(worse));
    }

    private static Mutant<ConnectorParts> mutant(String name, UnaryOperator<ConnectorParts> worse) {
        return Mutant.of("reader that " + name, worse);
    }
}
