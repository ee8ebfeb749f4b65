// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite.PutContact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Social profiles that stand with contacts whose they are no longer: a profile is with one contact. */
final class FormerProfiles {

    private final OdooSession odoo;
    private final Fields fields;

    FormerProfiles(OdooSession odoo, Fields fields) {
        this.odoo = odoo;
        this.fields = fields;
    }

    /** Empties Parley's fields of all other contacts that have the profile of one of these. */
    void leave(Map<PutContact, CrmRef> contacts) throws SyncException, InterruptedException {
        Map<List<String>, String> owners = new HashMap<>();
        contacts.forEach((put, ref) -> put.profile()
                .handle()
                .ifPresent(handle -> owners.put(List.of(put.profile().id().channel(), handle), ref.id())));
        if (owners.isEmpty() || fields.lacks(ProfileFields.HANDLE) || fields.lacks(ProfileFields.CHANNEL)) {
            return;
        }
        Set<List<String>> profiles = owners.keySet();
        JsonNode found = odoo.read(
                Models.PARTNER,
                "search_read",
                Map.of(
                        "domain",
                        List.of(List.of(
                                ProfileFields.HANDLE,
                                "in",
                                profiles.stream().map(one -> one.get(1)).toList())),
                        "fields",
                        List.of(ProfileFields.CHANNEL, ProfileFields.HANDLE),
                        "context",
                        Models.ARCHIVED_TOO));
        List<Long> former = new ArrayList<>();
        for (JsonNode contact : found) {
            String owner = owners.get(List.of(
                    contact.path(ProfileFields.CHANNEL).asText(),
                    contact.path(ProfileFields.HANDLE).asText()));
            if (owner != null && !owner.equals(contact.path("id").asText())) {
                former.add(contact.path("id").asLong());
            }
        }
        if (!former.isEmpty()) {
            Map<String, Object> nothing = new HashMap<>();
            ProfileFields.ALL.stream().filter(fields::has).forEach(field -> nothing.put(field, false));
            odoo.change(Models.PARTNER, "write", former, Map.of("vals", nothing, "context", Models.quietly(Map.of())));
        }
    }
}
