// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.WriteOutcome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the writes of a batch by a mapping: most have their fields now, some cannot be written at all.
 *
 * @param writes that can be written, in their order
 * @param cut for each of them the fields that take less than there was
 * @param refused for each write of the batch why it is not written; empty if it is
 */
record Filled(List<CrmWrite> writes, List<List<String>> cut, List<Optional<WriteOutcome>> refused) {

    /** Outcomes of all writes of the batch, in its order. */
    List<WriteOutcome> complete(List<WriteOutcome> outcomes) {
        Iterator<WriteOutcome> written = outcomes.iterator();
        List<WriteOutcome> all = new ArrayList<>();
        for (Optional<WriteOutcome> one : refused) {
            all.add(one.orElseGet(written::next));
        }
        return all;
    }
}
