// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Moderation;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Moderators that do too much, too little or something else, or do not say what they did. */
final class ModeratingMutants {

    private ModeratingMutants() {}

    static List<Mutant<ModeratorParts>> all() {
        AtomicInteger tick = new AtomicInteger();
        return List.of(
                Doors.door(
                        "takes a lost answer for done", Doors.answering(SyncException.Transient.class, Board.NOTHING)),
                Doors.door(
                        "takes what is gone for done", Doors.answering(SyncException.RecordGone.class, Board.NOTHING)),
                Doors.door(
                        "takes what is gone for something that passes",
                        Doors.taking(
                                SyncException.RecordGone.class,
                                e -> new SyncException.Transient("gone for now", false, e))),
                Doors.door(
                        "takes dead credentials for done",
                        Doors.answering(SyncException.AuthExpired.class, Board.NOTHING)),
                Doors.door(
                        "takes limits for something that passes",
                        Doors.taking(
                                SyncException.RateLimited.class, e -> new SyncException.Transient("later", false, e))),
                offering("offers nothing", Set.of()),
                offering("offers what it does not do", Set.of(Moderation.values())),
                mutant(
                        "offers something else each time",
                        parts -> parts.offering(() ->
                                Set.of(tick.getAndIncrement() % 2 == 0 ? Moderation.APPROVE : Moderation.REMOVE))),
                mutant(
                        "asks the network what it offers",
                        parts -> parts.offering(() -> {
                            try {
                                parts.check();
                            } catch (SyncException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return Set.of(Moderation.APPROVE, Moderation.REMOVE);
                        })),
                deciding("does nothing", decide -> (message, decision) -> {}),
                deciding("removes everything", decide -> (message, decision) -> {
                    decide.moderate(message, Moderation.REMOVE);
                }),
                deciding("does not bring back", decide -> (message, decision) -> {
                    if (decision == Moderation.REMOVE) {
                        decide.moderate(message, decision);
                    }
                }),
                deciding("does it to the one before", decide -> (message, decision) -> {
                    decide.moderate(message, decision);
                    long before = Long.parseLong(message.id().id()) - 1;
                    if (before > 0) {
                        decide.moderate(like(message, BoardNotes.message(before)), decision);
                    }
                }),
                deciding("does not look where it stands", decide -> (message, decision) -> {
                    decide.moderate(
                            like(
                                    message,
                                    BoardNotes.message(
                                            Long.parseLong(message.id().id()))),
                            decision);
                }));
    }

    private static Message like(Message message, ExternalId id) {
        return Message.of(id)
                .conversation(message.conversation())
                .author(message.author())
                .sentAt(message.sentAt())
                .build();
    }

    private static Mutant<ModeratorParts> offering(String name, Set<Moderation> worse) {
        return mutant(name, parts -> parts.offering(() -> worse));
    }

    private static Mutant<ModeratorParts> deciding(String name, UnaryOperator<ModeratorParts.Decide> worse) {
        return mutant(name, parts -> parts.deciding(worse));
    }

    private static Mutant<ModeratorParts> mutant(String name, UnaryOperator<ModeratorParts> worse) {
        return Mutant.of("moderator that " + name, worse);
    }
}
