// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.pages;

import io.parley.crm.sandbox.server.records.Signs;
import io.parley.crm.sandbox.server.web.Call;

/** What the page of a case tells and is told while somebody works with it. */
final class CaseSigns {

    private final Signs signs;

    CaseSigns(Signs signs) {
        this.signs = signs;
    }

    /** Somebody types in the form for the customer. */
    void typing(Call call) {
        signs.personTypes(call.id());
        call.response().setStatus(204);
    }

    /** Somebody sees a case up to its newest entry. */
    void looked(long caseId, long newestEntry) {
        signs.personLooks(caseId, newestEntry);
    }

    boolean customerTypes(long caseId) {
        return signs.isCustomerTyping(caseId);
    }
}
