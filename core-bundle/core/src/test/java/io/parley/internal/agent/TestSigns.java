// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmSign;
import java.util.ArrayList;
import java.util.List;

/** What passes by in a CRM, and what passed by before it. */
final class TestSigns {

    private final List<CrmSign> signs = new ArrayList<>();
    private final List<String> typing = new ArrayList<>();

    /** Something passes by in a case, once. */
    void pass(String caseId, CrmSign.Kind kind) {
        signs.add(new CrmSign(new CrmRef("Case", caseId), kind));
    }

    /** What passes by now. */
    List<CrmSign> take() {
        List<CrmSign> taken = List.copyOf(signs);
        signs.clear();
        return taken;
    }

    void customerTyped(CrmRef conversation) {
        typing.add(conversation.id());
    }

    /** Cases in which customers typed. */
    List<String> typing() {
        return typing;
    }
}
