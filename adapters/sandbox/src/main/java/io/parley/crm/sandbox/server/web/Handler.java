// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.web;

import java.io.IOException;
import java.sql.SQLException;

/** Answers the calls of one route. */
@FunctionalInterface
public interface Handler {

    /**
     * Answers one call.
     *
     * @throws io.parley.crm.sandbox.server.records.Refusal if it is not to be done
     */
    void answer(Call call) throws IOException, SQLException;
}
