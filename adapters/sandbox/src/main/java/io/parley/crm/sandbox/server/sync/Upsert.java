// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.sync;

import io.parley.crm.sandbox.server.web.Fields;
import java.sql.SQLException;

/** Writes one kind of record so that writing it again leaves one record. */
@FunctionalInterface
interface Upsert {

    /**
     * Writes it.
     *
     * @return the id of the record
     * @throws io.parley.crm.sandbox.server.records.Refusal if it is not acceptable
     */
    long put(String key, Fields write) throws SQLException;
}
