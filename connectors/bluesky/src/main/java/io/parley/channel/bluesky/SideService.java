// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.spi.SyncException;
import java.time.Duration;
import java.util.Optional;

/**
 * A service behind the account's own server, such as the search or the chat. It may be missing, away, or closed to the
 * account; all else goes on without it then.
 *
 * @param network asks the account's own server
 * @param probe asks the service for little
 */
record SideService(Network network, Call<?> probe) {

    /** When a service that is away is worth another look. */
    static final Duration AWAY = Duration.ofMinutes(15);

    /**
     * A question.
     *
     * @param <T> the answer
     */
    @FunctionalInterface
    interface Call<T> {

        T answer() throws SyncException, InterruptedException;
    }

    /** An answer of the service; another one if it fails twice while the account's own server works. */
    <T> T ask(Call<T> call, Call<T> whenAway) throws SyncException, InterruptedException {
        try {
            return call.answer();
        } catch (SyncException fault) {
            if (works(network::self) && !works(probe)) {
                return whenAway.answer();
            }
            throw fault;
        }
    }

    /** What is wrong with it, if something is. */
    Optional<String> trouble() throws InterruptedException {
        try {
            probe.answer();
            return Optional.empty();
        } catch (SyncException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static boolean works(Call<?> call) throws InterruptedException {
        try {
            call.answer();
            return true;
        } catch (SyncException e) {
            return false;
        }
    }
}
