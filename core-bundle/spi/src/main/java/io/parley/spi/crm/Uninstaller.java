// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.spi.SyncException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The face of adapters that know what Parley made in the CRM, and can take it away again. Contacts, cases and messages are not
 * among it: they belong to the people who work with them.
 */
@ConsumerType
public interface Uninstaller extends CrmAdapter {

    /**
     * What of Parley stands in the CRM now: fields, objects, keys, marker records.
     *
     * @return in the order in which it can be removed; empty when nothing is left
     * @throws SyncException if it cannot be had
     * @throws InterruptedException if the plug-in is leaving
     */
    List<Remnant> remnants() throws SyncException, InterruptedException;

    /**
     * Removes some of a remnant that needs no hand, in a few calls; called again while something is left. Nothing else
     * writes meanwhile.
     *
     * @param remnant one of {@link #remnants()}
     * @return how much of it is left
     * @throws SyncException if it cannot be done, with what to do about it
     * @throws InterruptedException if the plug-in is leaving
     */
    long remove(Remnant remnant) throws SyncException, InterruptedException;
}
