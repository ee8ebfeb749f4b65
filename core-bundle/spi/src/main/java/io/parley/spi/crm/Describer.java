// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.spi.SyncException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** The face of adapters that can say which fields their records have; a mapping is checked against that when it is saved. */
@ConsumerType
public interface Describer extends CrmAdapter {

    /**
     * Asks the CRM for the records that this adapter writes, as they are for the user it works as.
     *
     * @return one description for each kind of write that makes or changes a record with fields
     * @throws SyncException if it cannot be had
     * @throws InterruptedException if the plug-in is leaving
     */
    List<RecordDescription> records() throws SyncException, InterruptedException;
}
