// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query whose fields all exist.
 *
 * @param select what is asked for; empty when records are counted
 * @param from of which object
 * @param where null when every record will do
 * @param orders by what the records are sorted, the most important first
 * @param limit how many records at most
 */
record SoqlQuery(
        List<SoqlPath> select, ObjectType from, @Nullable SoqlCondition where, List<SoqlOrder> orders, int limit) {

    /** {@return what is found, in order; with deleted records when wanted} */
    List<Row> run(Org org, boolean withDeleted) {
        var rows = withDeleted ? org.all(from) : org.live(from);
        if (where != null) {
            rows = rows.filter(row -> where.holds(row, org));
        }
        for (int i = orders.size() - 1; i >= 0; i--) {
            rows = rows.sorted(orders.get(i).comparator(org));
        }
        return rows.limit(limit).toList();
    }
}
