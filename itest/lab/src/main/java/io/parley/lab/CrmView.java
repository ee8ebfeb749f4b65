// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import java.util.List;
import org.opentest4j.TestAbortedException;

/** A CRM as its people see and use it, apart from the adapter. Ids are the CRM's own. */
public interface CrmView {

    /** {@return ids of all contacts} */
    List<String> contacts();

    /** {@return ids of all cases} */
    List<String> cases();

    /**
     * What stands in a case, oldest first.
     *
     * @param caseId which
     * @return the entries
     */
    List<Entry> timeline(String caseId);

    /**
     * The name of a contact.
     *
     * @param contactId which
     * @return the name
     */
    String nameOf(String contactId);

    /**
     * A person of the CRM changes the name of a contact.
     *
     * @param contactId which
     * @param name the new name
     */
    void rename(String contactId, String name);

    /**
     * A person of the CRM writes into a case.
     *
     * @param caseId which
     * @param text what
     * @param forCustomer whether it is meant for the customer
     */
    void comment(String caseId, String text, boolean forCustomer);

    /**
     * A person of the CRM closes a case.
     *
     * @param caseId which
     */
    void close(String caseId);

    /**
     * A person of the CRM deletes a case.
     *
     * @param caseId which
     */
    default void delete(String caseId) {
        throw new TestAbortedException("nobody can delete a case in this CRM");
    }

    /**
     * A person of the CRM merges two contacts.
     *
     * @param survivorId what remains
     * @param loserId what is merged into it
     */
    default void merge(String survivorId, String loserId) {
        throw new TestAbortedException("nobody can merge contacts in this CRM");
    }

    /**
     * Something that stands in a case.
     *
     * @param text as people read it
     * @param inbound whether the customer said it
     */
    record Entry(String text, boolean inbound) {}
}
