// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * One kind of record that is read, deleted ones included.
 *
 * @param name its place in the cursor
 * @param soql the query without its end
 * @param reading what a record means
 */
record Stream(String name, String soql, Reading reading) {

    /** Says what a record means. */
    @FunctionalInterface
    interface Reading {

        /** {@return what a record tells; nothing older than since is wanted} */
        Optional<CrmEvent> of(JsonNode json, Instant since) throws SyncException;
    }
}
