// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.write;

import java.util.ArrayList;
import java.util.List;

/**
 * Records of one object that are written in one way.
 *
 * @param way how
 * @param type the object
 * @param main whether these are the records that the writes are about; others belong to such a record
 * @param entries the records
 */
record Step(Way way, String type, boolean main, List<Entry> entries) {

    /** The ways of writing. */
    enum Way {
        /** Made, and left alone if its key is there. */
        INSERT,
        /** Made, or changed if its key is there. */
        UPSERT,
        /** Changed, by id. */
        UPDATE
    }

    /** {@return the same in steps of so many records at most} */
    List<Step> slices(int most) {
        List<Step> slices = new ArrayList<>();
        for (int first = 0; first < entries.size(); first += most) {
            slices.add(new Step(way, type, main, entries.subList(first, Math.min(entries.size(), first + most))));
        }
        return slices;
    }
}
