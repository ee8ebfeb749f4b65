// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.spi.crm.CrmWrite;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is on its way to a CRM in one call.
 *
 * @param planned writes in dependency order, with what they are for
 * @param lanes leased for it
 * @param epoch of the leases
 * @param departure its number in the store
 * @param asked people of whom is to be asked whether the CRM knows them, before anything of them is written
 * @param moved whether planning settled rows that need no write
 * @param full whether there may be more to write at once
 */
record Batch(
        List<Planned> planned,
        Set<String> lanes,
        long epoch,
        long departure,
        List<Stranger> asked,
        boolean moved,
        boolean full) {

    /** Whom it concerns. */
    Set<String> people() {
        return Stream.concat(
                        rows().stream().map(Planned.Row::contactKey),
                        asked.stream().map(Stranger::key))
                .collect(Collectors.toSet());
    }

    List<CrmWrite> writes() {
        return planned.stream().map(Planned::write).toList();
    }

    List<Planned.Row> rows() {
        return planned.stream()
                .filter(Planned.Row.class::isInstance)
                .map(Planned.Row.class::cast)
                .toList();
    }
}
