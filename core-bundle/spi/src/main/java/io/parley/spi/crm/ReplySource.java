// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.spi.SyncException;
import org.osgi.annotation.versioning.ConsumerType;

/** The face of adapters that read what the people of the CRM did: answers, closed cases, merged records. */
@ConsumerType
public interface ReplySource extends CrmAdapter {

    /**
     * Reads what happened behind a cursor, oldest first. The same request may come again and must give the same events.
     *
     * <p>Only what a person meant for the customer is an answer: never an internal note, and never what Parley itself wrote,
     * recognised by its record id or a marker, not merely by the login. Only records that Parley made are of interest.
     *
     * @param request behind which cursor, how much
     * @return the page
     * @throws SyncException if it cannot be had; the cursor stays where it was
     * @throws InterruptedException if the plug-in is leaving; within a second of the interrupt
     */
    EventPage events(EventRequest request) throws SyncException, InterruptedException;
}
