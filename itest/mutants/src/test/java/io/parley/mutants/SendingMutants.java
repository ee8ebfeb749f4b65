// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Senders that say too much, too little or the wrong thing, or do not know what they did. */
final class SendingMutants {

    private SendingMutants() {}

    static List<Mutant<ConnectorParts>> all() {
        AtomicInteger tick = new AtomicInteger(1000);
        return List.of(
                Doors.door("sends answers twice", Doors.twice()),
                Doors.door("sends again after a lost answer", Doors.again(SyncException::inDoubt)),
                Doors.door("sends again after every fault", Doors.again(e -> true)),
                Doors.door(
                        "is sure that a lost answer was not sent",
                        Doors.taking(
                                SyncException.Transient.class,
                                e -> new SyncException.Transient(e.getMessage(), false, null))),
                Doors.door(
                        "takes a lost answer for a receipt",
                        Doors.answering(
                                SyncException.Transient.class, "{\"id\": 77, \"at\": \"2026-01-01T00:00:00Z\"}")),
                Doors.door(
                        "takes a refused answer for a receipt",
                        Doors.answering(
                                SyncException.ItemRejected.class, "{\"id\": 77, \"at\": \"2026-01-01T00:00:00Z\"}")),
                Doors.door(
                        "takes a refused answer for something that passes",
                        Doors.taking(
                                SyncException.ItemRejected.class,
                                e -> new SyncException.Transient("refused for now", false, e))),
                Doors.door(
                        "takes a refused answer for lasting",
                        Doors.taking(
                                SyncException.ItemRejected.class,
                                e -> new SyncException.Permanent("refused for ever"))),
                Doors.door(
                        "takes a removed question for something that passes",
                        Doors.taking(
                                SyncException.RecordGone.class,
                                e -> new SyncException.Transient("gone for now", false, e))),
                Doors.door(
                        "does not say why an answer is refused",
                        Doors.taking(SyncException.ItemRejected.class, e -> new SyncException.ItemRejected("no"))),
                Doors.door(
                        "says something else when there is nothing to say",
                        Doors.saying(body -> body.replaceAll("\"text\":\"(\\s|\\\\n)*\"", "\"text\":\"...\""))),
                Doors.door(
                        "cuts long answers",
                        Doors.saying(body ->
                                body.length() > 600 ? body.replaceAll("(\"text\":\".{400})[^\"]*", "$1") : body)),
                Doors.door("loses emoji in answers", Doors.saying(body -> body.replaceAll("[^\\x{0}-\\x{FFFF}]", ""))),
                Doors.door("escapes answers", Doors.saying(body -> body.replace("<", "&lt;"))),
                Doors.door(
                        "turns foreign letters of answers into question marks",
                        Doors.saying(body -> body.replaceAll("[\u0300-\u06FF]", "?"))),
                sending(
                        "sends nothing and says that it did",
                        send -> reply ->
                                new SendReceipt(BoardNotes.message(tick.incrementAndGet()), Instant.now(), null)),
                sending("sends nothing the second time", send -> {
                    AtomicInteger sent = new AtomicInteger();
                    return reply -> sent.incrementAndGet() > 1
                            ? new SendReceipt(BoardNotes.message(1), Instant.now(), null)
                            : send.send(reply);
                }),
                sending(
                        "gives all answers one id",
                        send -> reply -> new SendReceipt(
                                BoardNotes.message(1), send.send(reply).sentAt(), null)),
                sending(
                        "gives each receipt another id",
                        send -> reply -> new SendReceipt(
                                BoardNotes.message(tick.incrementAndGet()),
                                send.send(reply).sentAt(),
                                null)),
                sending(
                        "names another channel",
                        send -> reply -> new SendReceipt(
                                new ExternalId("other", "notes", "1"),
                                send.send(reply).sentAt(),
                                null)),
                sending(
                        "does not know when it sent",
                        send -> reply -> new SendReceipt(send.send(reply).message(), Instant.EPOCH, null)),
                sending("answers something else", send -> reply -> send.send(below("1", reply))),
                sending(
                        "has another key each time",
                        send -> reply -> send.send(new Reply(
                                reply.key() + tick.incrementAndGet(),
                                reply.conversation(),
                                reply.inReplyTo(),
                                reply.recipient(),
                                reply.text()))),
                sending(
                        "has one key for all",
                        send -> reply -> send.send(new Reply(
                                "key", reply.conversation(), reply.inReplyTo(), reply.recipient(), reply.text()))),
                sending("fails at an empty answer", send -> reply -> {
                    if (reply.text().isBlank()) {
                        throw new IllegalArgumentException("text");
                    }
                    return send.send(reply);
                }),
                finding("finds nothing", find -> (reply, since) -> List.of()),
                finding(
                        "finds what was never sent",
                        find -> (reply, since) -> List.of(
                                new Sent(new SendReceipt(BoardNotes.message(1), Instant.now(), null), reply.text()))),
                finding("finds everything twice", find -> (reply, since) -> {
                    List<Sent> sent = find.sentSince(reply, since);
                    return Stream.concat(sent.stream(), sent.stream()).toList();
                }),
                finding(
                        "finds without words",
                        find -> (reply, since) -> find.sentSince(reply, since).stream()
                                .map(sent -> new Sent(sent.receipt(), ""))
                                .toList()),
                finding(
                        "looks below something else",
                        find -> (reply, since) -> find.sentSince(below("1", reply), since)),
                finding("takes a search that failed for an empty one", find -> (reply, since) -> {
                    try {
                        return find.sentSince(reply, since);
                    } catch (SyncException e) {
                        return List.of();
                    }
                }),
                mutant("promises safety for no time", parts -> parts.promising(Repeat.safe(Duration.ZERO))),
                mutant(
                        "promises that a search finds in a year",
                        parts -> parts.promising(Repeat.searchable(Duration.ofDays(365)))),
                mutant(
                        "promises what it does not keep",
                        parts -> parts.repeat().kind() == Repeat.Kind.SEARCHABLE
                                ? parts.promising(Repeat.safe(Duration.ofDays(1)))
                                : parts));
    }

    private static Reply below(String note, Reply reply) {
        Message other = Message.of(BoardNotes.message(Long.parseLong(note)))
                .conversation(reply.conversation().id())
                .author(reply.recipient().id())
                .sentAt(Instant.EPOCH)
                .build();
        return new Reply(reply.key(), reply.conversation(), other, reply.recipient(), reply.text());
    }

    private static Mutant<ConnectorParts> sending(String name, UnaryOperator<ConnectorParts.Send> worse) {
        return mutant(name, parts -> parts.sending(worse));
    }

    private static Mutant<ConnectorParts> finding(String name, UnaryOperator<ConnectorParts.Find> worse) {
        return mutant(name, parts -> parts.finding(worse));
    }

    private static Mutant<ConnectorParts> mutant(String name, UnaryOperator<ConnectorParts> worse) {
        return Mutant.of("sender that " + name, worse);
    }
}
