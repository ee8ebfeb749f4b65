// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import java.util.List;

/**
 * A case goes to another contact, with all that stands in it: somebody has linked a person with a contact, or undone such a
 * link. Sent to a {@link ContactFinder} alone, with the contact in the same batch or known. Doing it again changes nothing.
 */
public final class MoveConversation extends CrmWrite {

    private final Parent contact;

    /**
     * A move.
     *
     * @param key of this move, not of the case
     * @param ref the case; if it is gone, nothing is made in its place
     * @param inDoubt whether an earlier try may have been carried out
     * @param contact whose case it shall be
     */
    public MoveConversation(String key, CrmRef ref, boolean inDoubt, Parent contact) {
        super(Kind.MOVE, key, ref, inDoubt, FieldValues.none());
        this.contact = contact;
    }

    /** {@return whose case it shall be} */
    public Parent contact() {
        return contact;
    }

    @Override
    public List<Parent> parents() {
        return List.of(contact);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.moveConversation(this);
    }
}
