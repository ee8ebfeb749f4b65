// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.CrmWrite.PutContact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * External ids of people who were taken for others. An external id cannot be made to name another record without the rights of
 * an administrator, so whoever gets a contact of their own gets a further one.
 */
final class OwnNames {

    private final Map<String, String> names = new HashMap<>();

    static OwnNames look(OdooSession odoo, List<CrmWrite> batch) throws SyncException, InterruptedException {
        OwnNames own = new OwnNames();
        for (CrmWrite write : batch) {
            if (write instanceof PutContact put && !put.separatedFrom().isEmpty()) {
                String name = OdooText.name(put.key());
                for (int number = 2; leadsToOneOf(odoo, name, put); number++) {
                    name = OdooText.name(put.key()) + "_n" + number;
                }
                own.names.put(put.key(), name);
            }
        }
        return own;
    }

    private static boolean leadsToOneOf(OdooSession odoo, String name, PutContact put)
            throws SyncException, InterruptedException {
        return reference(odoo, name)
                .map(id -> new CrmRef(Models.PARTNER, id))
                .filter(put.separatedFrom()::contains)
                .isPresent();
    }

    /** {@return the contact that an external id names; Odoo calls a name that is not there an error} */
    static Optional<String> reference(OdooSession odoo, String name) throws SyncException, InterruptedException {
        Map<String, ?> named = Map.of("module", OdooText.MODULE, "xml_id", name, "context", Models.ARCHIVED_TOO);
        try {
            JsonNode id =
                    odoo.read("ir.model.data", "check_object_reference", named).path(1);
            return id.isIntegralNumber() ? Optional.of(id.asText()) : Optional.empty();
        } catch (SyncException.ItemRejected e) {
            return Optional.empty();
        }
    }

    /** {@return the external id under which a person's contact is made, if it is not there} */
    String of(PutContact put) {
        return OdooText.MODULE + "." + names.getOrDefault(put.key(), OdooText.name(put.key()));
    }
}
