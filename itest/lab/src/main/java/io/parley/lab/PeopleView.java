// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import io.parley.spi.crm.CrmRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contacts of a CRM, and whose its cases are, as its people see it. */
public interface PeopleView {

    /**
     * A person of the CRM makes a contact.
     *
     * @param name first and last name
     * @param email null for none
     * @param phone as people write it; null for none
     * @return the record
     */
    CrmRef make(String name, @Nullable String email, @Nullable String phone);

    /** {@return ids of all contacts} */
    List<String> contacts();

    /**
     * The name of a contact.
     *
     * @param contactId which
     * @return the name
     */
    String nameOf(String contactId);

    /**
     * Whose a case is.
     *
     * @param caseId which
     * @return the id of its contact
     */
    String contactOf(String caseId);
}
