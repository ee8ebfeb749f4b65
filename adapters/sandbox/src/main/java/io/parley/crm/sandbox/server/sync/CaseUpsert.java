// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.sync;

import io.parley.crm.sandbox.server.records.Cases;
import io.parley.crm.sandbox.server.records.Timeline;
import io.parley.crm.sandbox.server.records.Tx;
import io.parley.crm.sandbox.server.web.Fields;
import java.sql.SQLException;
import java.util.Optional;

/** Cases: subject, status and owner belong to people once they are made. */
final class CaseUpsert implements Upsert {

    private final Cases cases;
    private final Timeline timeline;
    private final Parents parents;

    CaseUpsert(Tx tx, Parents parents) {
        this.cases = new Cases(tx);
        this.timeline = new Timeline(tx);
        this.parents = parents;
    }

    @Override
    public long put(String key, Fields write) throws SQLException {
        long contact = parents.contact(write);
        Optional<Long> known = cases.idOf(key);
        if (known.isPresent()) {
            cases.linked(known.get(), write.link("url"));
            return known.get();
        }
        Parents.mustBeNew(write, "case");
        long made = cases.add(
                key,
                contact,
                write.text("channel", 50),
                write.text("form", 50),
                write.link("url"),
                write.text("subject", 1_000).strip());
        Optional<Long> former = write.optionalId("former");
        if (former.isPresent()) {
            timeline.note("former of " + key, made, "This goes on from case " + former.get() + ", which was closed.");
        }
        return made;
    }
}
