// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.spi.AccountInfo;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmDescription;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.Idempotence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Adapters that tell of something else than what people did, and such that do not know themselves. */
final class EventMutants {

    private EventMutants() {}

    static List<Mutant<AdapterParts>> all() {
        AtomicInteger tick = new AtomicInteger();
        return List.of(
                events("loses the last", all -> all.subList(0, Math.max(0, all.size() - 1))),
                events("loses the first", all -> all.subList(Math.min(1, all.size()), all.size())),
                events("tells nothing", all -> List.of()),
                events("tells everything twice", all -> {
                    List<CrmEvent> twice = new ArrayList<>(all);
                    twice.addAll(all);
                    return twice;
                }),
                events("tells the newest first", all -> {
                    List<CrmEvent> reversed = new ArrayList<>(all);
                    Collections.reverse(reversed);
                    return reversed;
                }),
                events("does not tell that a case is closed", all -> all.stream()
                        .filter(event -> !(event instanceof CrmEvent.ConversationClosed))
                        .toList()),
                events("takes closing for opening", all -> all.stream()
                        .map(event -> event instanceof CrmEvent.ConversationClosed closed
                                ? new CrmEvent.ConversationClosed(closed.conversation(), false, closed.at())
                                : event)
                        .toList()),
                events("tells of another case that is closed", all -> all.stream()
                        .map(event -> event instanceof CrmEvent.ConversationClosed closed
                                ? new CrmEvent.ConversationClosed(new CrmRef("conversation", "r99"), true, closed.at())
                                : event)
                        .toList()),
                replies(
                        "tells answers in another case",
                        reply -> new CrmEvent.ReplyWritten(
                                reply.record(), new CrmRef("conversation", "r2"), reply.text(), reply.writtenAt())),
                replies(
                        "gives answers new names each time",
                        reply -> new CrmEvent.ReplyWritten(
                                new CrmRef("comment", "c" + tick.incrementAndGet()),
                                reply.conversation(),
                                reply.text(),
                                reply.writtenAt())),
                replies(
                        "gives all answers one name",
                        reply -> new CrmEvent.ReplyWritten(
                                new CrmRef("comment", "c"), reply.conversation(), reply.text(), reply.writtenAt())),
                replies(
                        "signs answers",
                        reply -> new CrmEvent.ReplyWritten(
                                reply.record(),
                                reply.conversation(),
                                reply.text() + "\n-- Your shop",
                                reply.writtenAt())),
                replies(
                        "forgets the text of answers",
                        reply ->
                                new CrmEvent.ReplyWritten(reply.record(), reply.conversation(), "", reply.writtenAt())),
                replies(
                        "does not know when an answer was written",
                        reply -> new CrmEvent.ReplyWritten(
                                reply.record(), reply.conversation(), reply.text(), Instant.EPOCH)),
                Doors.door(
                        "takes remarks for answers",
                        Doors.hearing(answer -> answer.replace("\"what\":\"remark\"", "\"what\":\"answer\""))),
                Doors.door(
                        "takes its own notes for answers",
                        Doors.hearing(answer -> answer.replace("\"what\":\"own note\"", "\"what\":\"answer\""))),
                Doors.door(
                        "takes its own messages for answers",
                        Doors.hearing(answer -> answer.replace("\"what\":\"own message\"", "\"what\":\"answer\""))),
                pages("moves the cursor too far", page -> at(page, Worse.number(page.next()) + 1, page.more())),
                pages("does not move the cursor", page -> at(page, 0, page.more())),
                pages("never says that there is more", page -> at(page, Worse.number(page.next()), false)),
                pages("always says that there is more", page -> at(page, Worse.number(page.next()), true)),
                reading(
                        "ignores the limit",
                        events -> request ->
                                events.events(new EventRequest(request.after().orElse(null), request.since(), 1000))),
                reading(
                        "reads one more than asked",
                        events -> request -> events.events(
                                new EventRequest(request.after().orElse(null), request.since(), request.limit() + 1))),
                reading(
                        "ignores since",
                        events -> request -> events.events(
                                new EventRequest(request.after().orElse(null), Instant.EPOCH, request.limit()))),
                reading(
                        "ignores the cursor",
                        events -> request -> events.events(new EventRequest(null, request.since(), request.limit()))),
                reading("fails where the cursor is unknown", events -> request -> {
                    if (Worse.number(request.after().orElse(null)) > 80) {
                        throw new IllegalStateException("no such event");
                    }
                    return events.events(request);
                }),
                reading("takes a fault for silence", events -> request -> {
                    try {
                        return events.events(request);
                    } catch (SyncException e) {
                        return new EventPage(List.of(), request.after().orElse(Worse.at(0)), false);
                    }
                }),
                reading("takes a fault for silence and goes on behind it", events -> request -> {
                    try {
                        return events.events(request);
                    } catch (SyncException.Transient e) {
                        return new EventPage(List.of(), Worse.at(50), false);
                    }
                }),
                adapter(
                        "has a type with spaces",
                        parts -> describing(parts, CrmDescription.of("My register", "Register"))),
                adapter("has no name", parts -> describing(parts, CrmDescription.of("register", " "))),
                adapter(
                        "promises a search for a year",
                        parts -> describing(
                                parts,
                                CrmDescription.of("register", "Register")
                                        .idempotence(Idempotence.readBack(Duration.ofDays(365))))),
                adapter(
                        "promises recognition for no time",
                        parts -> describing(
                                parts,
                                CrmDescription.of("register", "Register")
                                        .idempotence(CrmWrite.Kind.NOTE, Idempotence.providerDedupes(Duration.ZERO)))),
                adapter(
                        "tells its secret when it is printed",
                        parts -> parts.named("Register[" + Register.TOKEN + "]")),
                adapter(
                        "calls the network to describe itself",
                        parts -> parts.describing(description -> () -> {
                            try {
                                parts.check();
                            } catch (SyncException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return description.get();
                        })),
                checking(
                        "finds everything good",
                        check -> () -> AccountInfo.named("The register").build()),
                checking("finds missing permissions good", check -> () -> {
                    try {
                        return check.check();
                    } catch (SyncException.Permanent e) {
                        return AccountInfo.named("The register").build();
                    }
                }),
                checking("finds nobody", check -> () -> {
                    check.check();
                    return AccountInfo.named(" ").build();
                }),
                checking("fails at a good configuration", check -> () -> {
                    check.check();
                    throw new SyncException.Permanent("something is always wrong");
                }));
    }

    private static EventPage at(EventPage page, int next, boolean more) {
        return new EventPage(page.events(), Cursor.of(Worse.at(next).tree()), more);
    }

    private static AdapterParts describing(AdapterParts parts, CrmDescription.Builder worse) {
        return parts.describing(description -> worse::build);
    }

    private static Mutant<AdapterParts> pages(String name, UnaryOperator<EventPage> worse) {
        return reading(name, events -> request -> worse.apply(events.events(request)));
    }

    private static Mutant<AdapterParts> events(String name, UnaryOperator<List<CrmEvent>> worse) {
        return pages(name, page -> new EventPage(worse.apply(page.events()), page.next(), page.more()));
    }

    private static Mutant<AdapterParts> replies(String name, UnaryOperator<CrmEvent.ReplyWritten> worse) {
        return events(name, all -> all.stream()
                .map(event -> event instanceof CrmEvent.ReplyWritten reply ? worse.apply(reply) : event)
                .toList());
    }

    private static Mutant<AdapterParts> reading(String name, UnaryOperator<AdapterParts.Events> worse) {
        return Mutant.of("reader that " + name, parts -> parts.reading(worse));
    }

    private static Mutant<AdapterParts> checking(String name, UnaryOperator<AdapterParts.Check> worse) {
        return adapter(name, parts -> parts.checking(worse));
    }

    private static Mutant<AdapterParts> adapter(String name, UnaryOperator<AdapterParts> worse) {
        return Mutant.of("adapter that " + name, worse);
    }
}
