// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.spi.SyncException;
import org.osgi.annotation.versioning.ConsumerType;

/** The face of adapters that can show in the CRM that a customer types. */
@ConsumerType
public interface SignReceiver extends CrmAdapter {

    /**
     * The customer types; over after six seconds unless it is told again. Told at most once in two seconds for each case, and
     * not told at all when the CRM is too slow: it is a hint, and what becomes of it is nobody's concern.
     *
     * @param conversation the case
     * @throws SyncException if it could not be shown; nothing follows from that
     * @throws InterruptedException if the plug-in is leaving
     */
    void customerTypes(CrmRef conversation) throws SyncException, InterruptedException;
}
