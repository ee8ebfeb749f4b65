// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.spi.SyncException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** The face of adapters that can say what a batch would change in the CRM, without changing anything. */
@ConsumerType
public interface Previewer extends CrmAdapter {

    /**
     * What {@link CrmAdapter#write} would do with a batch now. It is computed by the same code that writes, and compared with
     * what stands in the CRM, read in as few calls as its API allows.
     *
     * @param batch as for {@link CrmAdapter#write}
     * @return a list for each write, in the order of the batch: the records that it would make or change, with a record that
     *     would stay as it is included; empty when it writes none
     * @throws SyncException if it cannot be had
     * @throws InterruptedException if the plug-in is leaving
     */
    List<List<RecordPreview>> preview(List<CrmWrite> batch) throws SyncException, InterruptedException;
}
