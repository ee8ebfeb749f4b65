// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import io.parley.internal.store.Decision;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Moderation;
import java.util.Set;

/** Does to messages on their channels what a person decided. Any thread. */
public interface Moderating {

    /** What can be decided about the messages of an account; empty if nothing. */
    Set<Moderation> offers(String account);

    /**
     * Does what a person decided.
     *
     * @param account that received the message
     * @param message its key
     * @param decision one of what is offered
     * @param words what the person said
     * @return whether the account knows such a message
     * @throws SyncException if it was not done, or may not have been
     */
    boolean moderate(String account, String message, Moderation decision, Decision words)
            throws SyncException, InterruptedException;
}
