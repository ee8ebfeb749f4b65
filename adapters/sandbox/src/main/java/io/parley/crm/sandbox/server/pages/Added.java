// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.pages;

import io.parley.crm.sandbox.server.records.CustomField.Kind;
import io.parley.crm.sandbox.server.records.CustomValues;
import io.parley.crm.sandbox.server.records.Tx;
import java.sql.SQLException;
import java.util.List;

/**
 * A field that people have added, as pages show it.
 *
 * @param label for people
 * @param value what stands there
 */
record Added(String label, String value) {

    static List<Added> of(Tx tx, Kind kind, long record) throws SQLException {
        return new CustomValues(tx)
                .shown(kind, record).entrySet().stream()
                        .map(field -> new Added(field.getKey(), field.getValue()))
                        .toList();
    }
}
