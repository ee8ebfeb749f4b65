// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.sync;

import io.parley.crm.sandbox.server.records.Case;
import io.parley.crm.sandbox.server.records.Cases;
import io.parley.crm.sandbox.server.records.Tx;
import io.parley.crm.sandbox.server.web.Fields;
import java.sql.SQLException;

/** Cases that go to another contact, with all that stands in them. */
final class CaseMove implements Upsert {

    private final Cases cases;
    private final Parents parents;

    CaseMove(Tx tx, Parents parents) {
        this.cases = new Cases(tx);
        this.parents = parents;
    }

    @Override
    public long put(String key, Fields write) throws SQLException {
        Case moved = cases.find(write.id("id"));
        cases.assign(moved.id(), parents.contact(write));
        return moved.id();
    }
}
