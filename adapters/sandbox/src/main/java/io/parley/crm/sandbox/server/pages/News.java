// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.pages;

import io.parley.crm.sandbox.server.records.Database;
import io.parley.crm.sandbox.server.web.Call;
import java.time.temporal.ChronoUnit;

/** Tells a page that asks again and again whether it is worth to be made again. */
final class News {

    private final Database database;

    News(Database database) {
        this.database = database;
    }

    /**
     * Says that nothing changed, if nothing did; otherwise the page has to be made. To be asked before the page is read. The
     * minute counts as a change because pages tell how old things are.
     */
    boolean isNone(Call call) {
        return isNone(call, "");
    }

    /** The same where something besides the records shows on the page. */
    boolean isNone(Call call, String besides) {
        String tag = "\"" + database.version() + "-"
                + database.now().truncatedTo(ChronoUnit.MINUTES).getEpochSecond() + besides + "\"";
        call.response().setHeader("ETag", tag);
        boolean none = tag.equals(call.request().getHeader("If-None-Match"));
        if (none) {
            call.response().setHeader("Cache-Control", "no-store");
            call.response().setStatus(304);
        }
        return none;
    }
}
