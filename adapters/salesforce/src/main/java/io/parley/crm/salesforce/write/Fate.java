// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.crm.CrmRef;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a record that an earlier try made.
 *
 * @param ref the record, or that into which people merged it; empty if they deleted it
 */
record Fate(Optional<CrmRef> ref) {

    /** {@return the fate of a record that was read, be it deleted} */
    static Fate of(String type, JsonNode row) {
        if (!row.path("IsDeleted").asBoolean()) {
            return new Fate(Optional.of(new CrmRef(type, row.path("Id").asText())));
        }
        return new Fate(
                row.hasNonNull("MasterRecordId")
                        ? Optional.of(
                                new CrmRef(type, row.path("MasterRecordId").asText()))
                        : Optional.empty());
    }

    /** Notes it under a key; a record that is there counts more than one that was. */
    void keep(Map<String, Fate> fates, String key) {
        fates.merge(key, this, (one, other) -> one.ref.isPresent() ? one : other);
    }
}
