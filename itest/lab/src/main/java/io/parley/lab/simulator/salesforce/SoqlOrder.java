// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One field that results are sorted by.
 *
 * @param path which
 * @param descending whether the biggest comes first
 * @param nullsFirst whether records without a value come first
 */
record SoqlOrder(SoqlPath path, boolean descending, boolean nullsFirst) {

    /** {@return how it sorts records of an org} */
    Comparator<Row> comparator(Org org) {
        return (one, other) -> compare(path.value(one, org), path.value(other, org));
    }

    /** {@return how two values of a field relate; small and big letters are the same except in ids and exact keys} */
    static int compare(Field field, Object one, Object other) {
        if (one instanceof Instant time) {
            return time.compareTo((Instant) other);
        }
        if (one instanceof Double number) {
            return number.compareTo((Double) other);
        }
        if (one instanceof Boolean yes) {
            return yes.compareTo((Boolean) other);
        }
        boolean exact = field.is(Field.Trait.CASE_SENSITIVE)
                || field.type() == FieldType.ID
                || field.type() == FieldType.REFERENCE;
        String text = one.toString();
        return exact ? text.compareTo(other.toString()) : text.compareToIgnoreCase(other.toString());
    }

    private int compare(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            int order = one == other ? 0 : one == null ? -1 : 1;
            return nullsFirst ? order : -order;
        }
        int order = compare(path.field(), one, other);
        return descending ? -order : order;
    }
}
