// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which contacts are there still, and which took the place of those that were merged into them. */
final class KnownContacts {

    private final Map<String, String> now = new HashMap<>();
    private final Set<String> archived = new HashSet<>();

    /**
     * Asks once for all, and once more for each that is gone.
     *
     * @param wanted their ids, with the keys of the people whom they are for
     */
    static KnownContacts look(OdooSession odoo, Map<String, String> wanted) throws SyncException, InterruptedException {
        KnownContacts known = new KnownContacts();
        if (wanted.isEmpty()) {
            return known;
        }
        List<Long> ids = wanted.keySet().stream().map(Long::valueOf).toList();
        JsonNode there = odoo.read(
                Models.PARTNER,
                "search_read",
                Map.of(
                        "domain",
                        List.of(List.of("id", "in", ids)),
                        "fields",
                        List.of("active"),
                        "context",
                        Models.ARCHIVED_TOO));
        for (JsonNode contact : there) {
            String id = contact.path("id").asText();
            known.now.put(id, id);
            if (!contact.path("active").asBoolean()) {
                known.archived.add(id);
            }
        }
        for (Map.Entry<String, String> one : wanted.entrySet()) {
            if (!known.now.containsKey(one.getKey())) {
                known.follow(odoo, one.getKey(), one.getValue());
            }
        }
        return known;
    }

    /** A merge lets the external ids of the contact that goes away name the one that remains. */
    private void follow(OdooSession odoo, String id, String key) throws SyncException, InterruptedException {
        Optional<String> survivor = OwnNames.reference(odoo, OdooText.name(key));
        survivor.ifPresent(other -> {
            now.put(id, other);
            archived.add(other);
        });
    }

    /** {@return the contact in whose place this one stands now, usually itself} */
    CrmRef now(CrmRef contact) throws SyncException.RecordGone {
        String id = now.get(contact.id());
        if (id == null) {
            throw new SyncException.RecordGone("The contact " + contact.id()
                    + " is no longer in Odoo: it was deleted, or merged into one that Parley did not make.");
        }
        return new CrmRef(Models.PARTNER, id);
    }

    /** {@return whether a contact may be archived, so that Odoo does not find it unless told to} */
    boolean archived(String id) {
        return archived.contains(id);
    }
}
