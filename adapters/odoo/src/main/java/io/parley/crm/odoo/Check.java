// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import java.net.URI;

/** Finds out whether Parley's user can do what it has to, and says what is missing. */
final class Check {

    private static final int OLDEST = 16;
    private static final int JSON_2_SINCE = 19;

    private final OdooSession odoo;
    private final String login;
    private final CaseType caseType;

    Check(OdooSession odoo, String login, CaseType caseType) {
        this.odoo = odoo;
        this.login = login;
        this.caseType = caseType;
    }

    AccountInfo of(String database, URI endpoint, boolean json2) throws SyncException, InterruptedException {
        int version = odoo.version();
        if (version < OLDEST) {
            throw new SyncException.Permanent(
                    "This is Odoo " + version + "; Parley needs Odoo " + OLDEST + " or later.");
        }
        if (!odoo.own().path("email").isTextual()) {
            throw new SyncException.Permanent("The Odoo user " + login + " has no e-mail address, without which Odoo"
                    + " takes no notes from it; enter one under Settings > Users & Companies > Users.");
        }
        mayCreate(Models.PARTNER, "Contact Creation");
        try {
            mayCreate(caseType.model(), caseType.right());
        } catch (SyncException.ItemRejected e) {
            String app = caseType == CaseType.TICKET ? "Helpdesk" : "CRM";
            throw new SyncException.Permanent("Odoo has no " + caseType.model() + "; install the app " + app
                    + ", or choose another caseType. Odoo says: " + e.getMessage());
        }
        AccountInfo.Builder info = AccountInfo.named(database).page(endpoint);
        if (!ProfileFields.in(Fields.of(odoo, Models.PARTNER, ProfileFields.ALL))) {
            info.warning("Odoo has no fields for social profiles; they are noted once, when a contact is created. The"
                    + " README of this adapter lists the fields to add.");
        }
        if (version >= JSON_2_SINCE && !json2) {
            info.warning("Odoo " + version + " has the interface JSON-2, and from Odoo 22 on there is no other: put"
                    + " \"api\": \"json-2\" into the configuration.");
        }
        return info.build();
    }

    private void mayCreate(String model, String right) throws SyncException, InterruptedException {
        if (!odoo.may(model, "create")) {
            throw new SyncException.Permanent(
                    "The Odoo user " + login + " may not create " + model + "; give it " + right + ".");
        }
    }
}
