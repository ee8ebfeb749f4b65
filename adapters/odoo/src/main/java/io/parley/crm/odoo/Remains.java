// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.crm.Remnant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What of Parley stands in the database apart from what people work with: external ids, and fields for profiles. */
final class Remains {

    private static final String MODEL = "ir.model.data";
    private static final String KEYS = "external-ids";
    private static final String KEYS_FOR_PEOPLE = "external ids of contacts, cases and messages (module parley)";
    private static final List<?> OURS = List.of(List.of("module", "=", OdooText.MODULE));
    private static final int AT_ONCE = 1_000;

    private final OdooSession odoo;
    private final CaseType caseType;

    Remains(OdooSession odoo, CaseType caseType) {
        this.odoo = odoo;
        this.caseType = caseType;
    }

    List<Remnant> list() throws SyncException, InterruptedException {
        List<Remnant> remnants = new ArrayList<>();
        boolean may = odoo.may(MODEL, "unlink");
        long keys = may ? count() : keysOfCases();
        if (keys > 0) {
            remnants.add(
                    may
                            ? Remnant.removable(KEYS, KEYS_FOR_PEOPLE, keys)
                            : Remnant.byHand(
                                    KEYS,
                                    KEYS_FOR_PEOPLE + ", at least those of this many cases",
                                    keys,
                                    "Give Parley's user Administration: Settings and ask again; or switch on the"
                                            + " developer mode, open Settings > Technical > External Identifiers, filter"
                                            + " by the module parley, and delete what is found."));
        }
        List<String> fields = new ArrayList<>(ProfileFields.ALL);
        fields.removeIf(Fields.of(odoo, Models.PARTNER, ProfileFields.ALL)::lacks);
        if (!fields.isEmpty()) {
            remnants.add(Remnant.byHand(
                    "fields",
                    "fields of contacts for social profiles: " + String.join(", ", fields),
                    fields.size(),
                    "Switch on the developer mode, open Settings > Technical > Fields, filter by the model res.partner and"
                            + " the name x_parley, and delete what is found."));
        }
        return remnants;
    }

    /** {@return how many are left} */
    long remove(Remnant remnant) throws SyncException, InterruptedException {
        if (!remnant.id().equals(KEYS)) {
            throw new SyncException.Permanent("Parley cannot remove " + remnant.name() + " from Odoo by itself");
        }
        List<Long> ids = new ArrayList<>();
        odoo.read(MODEL, "search", Map.of("domain", OURS, "limit", AT_ONCE)).forEach(id -> ids.add(id.asLong()));
        if (!ids.isEmpty()) {
            odoo.change(MODEL, "unlink", ids, Map.of());
        }
        return count();
    }

    private long count() throws SyncException, InterruptedException {
        return odoo.read(MODEL, "search_count", Map.of("domain", OURS)).asLong();
    }

    /** Anybody may ask which external id a record has that they see. */
    private long keysOfCases() throws SyncException, InterruptedException {
        List<Long> ids = new ArrayList<>();
        odoo.read(
                        caseType.model(),
                        "search",
                        Map.of(
                                "domain",
                                List.of(List.of("message_ids.message_id", "like", OdooText.MARK)),
                                "limit",
                                AT_ONCE,
                                "context",
                                Models.ARCHIVED_TOO))
                .forEach(id -> ids.add(id.asLong()));
        long keys = 0;
        if (!ids.isEmpty()) {
            for (JsonNode name : odoo.read(caseType.model(), "get_external_id", ids, Map.of())) {
                keys += name.asText().startsWith(OdooText.MODULE + ".") ? 1 : 0;
            }
        }
        return keys;
    }
}
