// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.org.Composite;
import io.parley.spi.SyncException;
import io.parley.spi.crm.BatchProgress;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks whether contacts are there of which nothing has to be written, and follows those that were merged. */
final class KnownContacts {

    private final Composite composite;
    private final BatchProgress progress;

    KnownContacts(Composite composite, BatchProgress progress) {
        this.composite = composite;
        this.progress = progress;
    }

    /** {@return the part of a call that looks for them} */
    ObjectNode query(String type, Collection<String> ids) {
        return composite.query(
                "SELECT Id, IsDeleted, MasterRecordId FROM " + type + " WHERE Id IN " + Composite.quoted(ids), true);
    }

    /** Tells what was found. */
    void take(
            String type, JsonNode answer, List<? extends CrmWrite> writes, Function<CrmWrite, Optional<CrmRef>> known) {
        Map<String, String> survivors = new HashMap<>();
        try {
            for (JsonNode row : Composite.found(answer)) {
                String id = row.path("Id").asText();
                boolean gone = row.path("IsDeleted").asBoolean();
                String survivor = row.hasNonNull("MasterRecordId")
                        ? row.path("MasterRecordId").asText()
                        : "";
                survivors.put(id, gone ? survivor : id);
            }
        } catch (SyncException e) {
            writes.forEach(write -> progress.failed(write, e));
            return;
        }
        for (CrmWrite write : writes) {
            String survivor = known.apply(write)
                    .map(ref -> survivors.getOrDefault(ref.id(), ""))
                    .orElse("");
            if (survivor.isEmpty()) {
                progress.failed(write, new SyncException.RecordGone("Salesforce no longer has the contact"));
            } else {
                progress.done(write, new CrmRef(type, survivor));
            }
        }
    }
}
