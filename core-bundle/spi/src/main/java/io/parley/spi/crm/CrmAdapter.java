// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Speaks to one CRM. Registered as a service with the property {@link #TARGET_ID}.
 *
 * <p>The agent makes one call per face at a time, but for as many of {@link #write} as the description allows
 * ({@link CrmDescription#batchesInFlight()}); writing and reading ({@link ReplySource}) may happen at the same time. Batches
 * on their way never share a conversation or a person.
 */
@ConsumerType
public interface CrmAdapter {

    /**
     * Service property with the id of the target: the name in the factory configuration's PID, put there by the agent.
     * Never reused for another CRM, because links and ledger are kept under it.
     */
    String TARGET_ID = "target.id";

    /**
     * What this adapter is, as configured. Called often and from any thread: constant, no network.
     *
     * @return the description
     */
    CrmDescription describe();

    /**
     * Makes one cheap request that proves the configuration and the permissions. Called when the target comes, and every
     * hour while its gate is closed.
     *
     * @return what was found out
     * @throws SyncException with a message that tells the administrator what to do
     * @throws InterruptedException if the plug-in is leaving
     */
    AccountInfo check() throws SyncException, InterruptedException;

    /**
     * Writes a batch, in as few calls to the CRM as its API allows. Parents stand before what refers to them by key:
     * contacts, then conversations, then messages. No contact, case or message stands in a batch twice.
     *
     * <p>Values that people edit later (name, status, owner) are written only when the record is created; an update
     * carries only fields that belong to Parley. Once a ref is known, a write goes by ref, so that a record that was merged
     * away is not created again.
     *
     * @param batch at most {@link CrmDescription#maxBatch()} writes
     * @return one outcome for each write, in the order of the batch
     * @throws SyncException if it concerns the whole batch; when it is in doubt, so is every write of the batch
     * @throws InterruptedException if the plug-in is leaving; every write of the batch is then in doubt
     */
    List<WriteOutcome> write(List<CrmWrite> batch) throws SyncException, InterruptedException;
}
