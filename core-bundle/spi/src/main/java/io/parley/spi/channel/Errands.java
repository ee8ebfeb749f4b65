// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.model.ExternalId;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps what connectors want to do later, and hands it to the {@link ErrandRunner} of the account when its time has come; a
 * service of the agent. Any thread.
 */
@ProviderType
public interface Errands {

    /**
     * Stores an errand and returns when it is on disk. One that is known by its key is left as it is, also when it was done.
     *
     * @param accountId whose errand it is
     * @param errand what is to be done
     * @throws Inbox.NotStoredException if it could not be stored
     * @throws InterruptedException if the thread was interrupted; it may or may not be stored
     */
    void add(String accountId, Errand errand) throws Inbox.NotStoredException, InterruptedException;

    /**
     * Finds an errand, also one that was done.
     *
     * @param accountId whose
     * @param beginning of its key, of the characters {@code A-Z a-z 0-9 - _ . /}
     * @return the first in the order of their keys
     */
    Optional<Errand> find(String accountId, String beginning);

    /**
     * Tells the reps something in the case of a conversation, in each CRM that has one; returns when it is on disk.
     *
     * @param accountId whose conversation it is
     * @param conversation which
     * @param key what names the note within its account, at most 80 printable ASCII characters: one that is known is not told
     *     again
     * @param text plain text
     * @throws Inbox.NotStoredException if it could not be stored
     * @throws InterruptedException if the thread was interrupted; it may or may not be stored
     */
    void note(String accountId, ExternalId conversation, String key, String text)
            throws Inbox.NotStoredException, InterruptedException;
}
