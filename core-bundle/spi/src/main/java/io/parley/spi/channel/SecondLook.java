// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.model.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What a {@link Rechecker} says about messages that it looked for. */
public final class SecondLook {

    private SecondLook() {}

    /**
     * Compares what is known with what is there: what is missing is gone, what is there is read. What cannot be read, or turns
     * out to be something else, stays as it was known, and keeps no others from being looked at.
     *
     * @param known messages of which it is certain that they were looked for
     * @param found what the channel showed, by the ids of the messages
     * @param reading makes the full current state of what was found and what was known; may throw what it likes
     * @param <T> what the channel shows of a message
     * @return a change for each message that is gone, or can be read
     */
    public static <T> List<Change> compare(
            List<Change.MessageSeen> known,
            Map<String, T> found,
            BiFunction<? super T, ? super Change.MessageSeen, ? extends Change> reading) {
        List<Change> changes = new ArrayList<>();
        for (Change.MessageSeen seen : known) {
            @Nullable T there = found.get(seen.subject().id());
            if (there == null) {
                changes.add(removal(seen));
            } else {
                read(there, seen, reading).ifPresent(changes::add);
            }
        }
        return changes;
    }

    private static Change removal(Change.MessageSeen seen) {
        OptionalLong revision = seen.message().revision();
        return revision.isPresent()
                ? new Change.MessageRemoved(seen.subject(), revision.getAsLong() + 1)
                : new Change.MessageRemoved(seen.subject());
    }

    private static <T> Optional<Change> read(
            T there,
            Change.MessageSeen seen,
            BiFunction<? super T, ? super Change.MessageSeen, ? extends Change> reading) {
        try {
            Change change = reading.apply(there, seen);
            return change.subject().equals(seen.subject()) ? Optional.of(change) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
