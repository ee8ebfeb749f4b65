// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.intake;

import io.parley.internal.intake.Reception.Manner;
import io.parley.internal.store.Finds;
import io.parley.internal.store.Finds.Person;
import io.parley.internal.store.Items;
import io.parley.internal.store.Items.Item;
import io.parley.internal.store.Items.Trace;
import io.parley.internal.store.Tx;
import io.parley.model.Direction;
import io.parley.model.Message;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what was said to the account from what is a find of a stream that listens, and whose finds concern the account after
 * all: those of a person who speaks to it in the same conversation, or whom it answers there. For one transaction.
 */
final class Listening {

    private final Items items;
    private final Finds finds;
    private final Manner manner;
    private Set<String> withFinds = Set.of();
    private Set<Person> concerned = Set.of();

    Listening(Tx tx, Manner manner) {
        this.items = new Items(tx);
        this.finds = new Finds(tx);
        this.manner = manner;
    }

    /** Reads what is known of these conversations at once. */
    void fetch(Collection<String> conversations) throws SQLException {
        withFinds = finds.among(conversations);
        if (manner.foundBy() != null) {
            concerned = finds.concerned(conversations);
        }
    }

    /** The stream of which a message is a find; null if it concerns the account. */
    @Nullable String foundBy(Message message) throws SQLException {
        if (message.direction() == Direction.OUTBOUND || spokenTo()) {
            return null;
        }
        Optional<Trace> known = items.latest(message.id().key());
        if (known.isPresent()) {
            return known.get().foundBy();
        }
        return concerned.contains(author(message)) ? null : manner.foundBy();
    }

    /** Whose finds concern the account because of this message. */
    Optional<Person> concernedBy(Message message) throws SQLException {
        if (!spokenTo()) {
            return Optional.empty();
        }
        if (message.direction() == Direction.INBOUND) {
            Optional<Trace> find = items.latest(message.id().key()).filter(trace -> trace.foundBy() != null);
            Person author = author(message);
            return find.map(trace -> new Person(String.valueOf(trace.conversation()), author.author()))
                    .or(() -> Optional.of(author).filter(person -> withFinds.contains(person.conversation())));
        }
        if (message.inReplyTo().isEmpty()
                || !withFinds.contains(message.conversation().key())) {
            return Optional.empty();
        }
        Optional<Item> answered = items.newest(message.inReplyTo().get().key());
        return answered.isEmpty()
                ? Optional.empty()
                : finds.personOf(answered.get().id());
    }

    /** Whether what comes now was said to the account, or by it. */
    private boolean spokenTo() {
        return manner.foundBy() == null && !manner.again();
    }

    private static Person author(Message message) {
        return new Person(message.conversation().key(), message.author().key());
    }
}
