// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.model.ContactPoint;
import java.util.List;

/** Somebody in the CRM who may be the person that was looked for. */
public final class FoundContact {

    private final CrmRef ref;
    private final String name;
    private final boolean handleEqual;
    private final List<ContactPoint> equal;

    /**
     * A candidate.
     *
     * @param ref the record, a contact or a lead; what {@link CrmWrite.PutContact} takes as its ref
     * @param name as the CRM shows it
     * @param handleEqual whether the CRM knows the handle as theirs
     * @param equal which of the points that were asked for are theirs
     */
    public FoundContact(CrmRef ref, String name, boolean handleEqual, List<ContactPoint> equal) {
        this.ref = ref;
        this.name = name;
        this.handleEqual = handleEqual;
        this.equal = List.copyOf(equal);
    }

    /** {@return the record} */
    public CrmRef ref() {
        return ref;
    }

    /** {@return as the CRM shows it} */
    public String name() {
        return name;
    }

    /** {@return whether the CRM knows the handle as theirs} */
    public boolean handleEqual() {
        return handleEqual;
    }

    /** {@return which of the points that were asked for are theirs} */
    public List<ContactPoint> equal() {
        return equal;
    }
}
