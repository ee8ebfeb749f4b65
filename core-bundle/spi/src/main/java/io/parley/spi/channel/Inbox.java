// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.model.Change;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Takes what people bring to channels that live in the agent itself, such as the live chat; a service of the agent. */
@ProviderType
public interface Inbox {

    /**
     * Stores changes and returns when they are on disk. Any thread. Changes that were stored before are recognised and do
     * no harm.
     *
     * @param accountId the account that they came to
     * @param changes what came, oldest first
     * @throws NotStoredException if they could not be stored: the sender must be told, and may try again
     * @throws InterruptedException if the thread was interrupted; they may or may not be stored
     */
    void accept(String accountId, List<Change> changes) throws NotStoredException, InterruptedException;

    /** The agent cannot store anything now, as when the disk is full. */
    final class NotStoredException extends Exception {

        private static final long serialVersionUID = 1L;

        /**
         * Nothing was stored.
         *
         * @param message what is wrong
         * @param cause the fault below
         */
        public NotStoredException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
