// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Something that is read later than it is written: new, edited and removed. Until then the state before is read.
 *
 * @param <T> what it is
 */
public final class Lagging<T> {

    private final Lag lag;
    private final Deque<State<T>> newestFirst = new ArrayDeque<>();

    private record State<T>(Optional<T> value, Instant written) {}

    /** Nothing is written yet. */
    public Lagging(Lag lag) {
        this.lag = lag;
    }

    /** Writes it, for the first time or anew. */
    public void write(T value) {
        newestFirst.addFirst(new State<>(Optional.of(value), lag.now()));
    }

    /** Removes it. */
    public void remove() {
        newestFirst.addFirst(new State<>(Optional.empty(), lag.now()));
    }

    /** {@return what was written last} */
    public Optional<T> written() {
        return newestFirst.isEmpty() ? Optional.empty() : newestFirst.getFirst().value();
    }

    /** {@return what is read now} */
    public Optional<T> read() {
        return newestFirst.stream()
                .filter(state -> lag.shows(state.written()))
                .findFirst()
                .flatMap(State::value);
    }
}
